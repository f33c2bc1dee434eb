select hash
from change
where revision = @Revision
