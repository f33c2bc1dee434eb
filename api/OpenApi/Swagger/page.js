"use strict";

// What the component leaves out for those who do not see the page, and one address too many: it puts a link into the
// button that opens an operation, two things to press in one. The address of an opened operation is in the address bar.
const readable = system => {
  const h = system.React.createElement;
  const inside = (tag, attributes) => Original => props => h(tag, attributes, h(Original, props));
  return {
    components: { DeepLink: ({ text }) => h("span", { className: "nostyle" }, text) },
    wrapComponents: {
      InfoContainer: inside("section", { "aria-label": "About this API" }),
      AuthorizeBtnContainer: inside("section", { "aria-label": "Your key" }),
      FilterContainer: inside("div", { role: "search" }),
      // There is one server: this one.
      ServersContainer: () => () => null,
      operations: Original => props => h("div", null, h("h2", { className: "wrapper operations-title" }, "Operations"), h(Original, props)),
    },
  };
};

const ui = SwaggerUIBundle({
  url: "/openapi/v1.json",
  dom_id: "#swagger-ui",
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [readable],
  deepLinking: true,
  filter: true,
  // A key that was entered stays in this browser until it is taken out.
  persistAuthorization: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  // With all groups open the component keeps only what is in sight on the page: nothing to search in, and nothing to jump to.
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  // The validator is a service elsewhere: nothing is sent there.
  validatorUrl: null,
  onComplete: () => location.hash.startsWith("#/") || ui.layoutActions.show(["operations-tag", "Cases"], true),
});

// The description leads to operations: on this page, not in another window.
function show(hash) {
  const [, tag, operation] = hash.split("/").map(decodeURIComponent);
  ui.layoutActions.updateFilter(true);
  ui.layoutActions.show(["operations-tag", tag], true);
  if (operation) ui.layoutActions.show(["operations", tag, operation], true);
  wanted = operation ? `operations-${tag}-${operation}` : `operations-tag-${tag}`;
  arrive();
}

// An operation of a group that was closed comes to the page a little later.
let wanted = null;
function arrive() {
  const place = wanted && document.getElementById(wanted);
  if (!place) return;
  wanted = null;
  place.scrollIntoView();
  place.querySelector("button")?.focus({ preventScroll: true });
}

document.addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.classList.contains("skip")) {
    event.preventDefault();
    document.getElementById("operations")?.focus();
  } else if (link.pathname === location.pathname && link.hash.startsWith("#/")) {
    event.preventDefault();
    history.pushState(null, "", link.hash);
    show(link.hash);
  }
});

addEventListener("popstate", () => location.hash.startsWith("#/") && show(location.hash));

// Fields and boxes that the component gives no name, or leaves out of reach of the keyboard.
function name() {
  const page = document.getElementById("swagger-ui");
  for (const field of page.querySelectorAll("select:not([aria-label]), input:not([aria-label]), textarea:not([aria-label])")) {
    const parameter = field.closest("tr[data-param-name]")?.dataset.paramName;
    field.setAttribute("aria-label", field.matches(".operation-filter-input") ? "Filter by tag or path" : parameter ?? (field.tagName === "SELECT" ? "Media type or example" : "Body"));
  }
  for (const table of page.querySelectorAll(".responses-table[role=region]:not([aria-label])")) {
    const of = part => table.closest(".opblock").querySelector(`.opblock-summary-${part}`).textContent;
    table.setAttribute("aria-label", `${table.matches(".live-responses-table") ? "Answer" : "Responses"} of ${of("method")} ${of("path")}`);
  }
  page.querySelector("#auth-bearer-value")?.setAttribute("aria-label", "Value: a key");
  page.querySelector(".close-modal")?.setAttribute("aria-label", "Close");
  // These are named otherwise than they are labelled, which a person who speaks to the browser cannot know.
  for (const button of page.querySelectorAll(".modal-ux button.auth[aria-label]")) button.removeAttribute("aria-label");
  for (const box of page.querySelectorAll("pre:not([tabindex])")) if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) box.tabIndex = 0;
}

new MutationObserver(() => { name(); arrive(); }).observe(document.getElementById("swagger-ui"), { childList: true, subtree: true });

const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();
