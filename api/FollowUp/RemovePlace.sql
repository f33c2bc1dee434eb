delete from request_shelf where request = @Request and shelf in (select value from json_each(@Shelves));

delete from request_place where request = @Request;
