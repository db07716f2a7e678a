// What is chosen in the selects of a form: it stands in the address, so that it can be shared and undone.

export class Choices {
  constructor(form) {
    this.form = form;
    this.selects = [...form.elements].filter((element) => element.name);
  }

  /** The selects in which something is chosen. */
  get chosen() {
    return this.selects.filter((select) => select.value);
  }

  /** The choices as a query string, empty where there are none. */
  get query() {
    return new URLSearchParams(this.chosen.map((select) => [select.name, select.value])).toString();
  }

  /** Choose what the address says. */
  read() {
    const parameters = new URLSearchParams(location.search);
    this.selects.forEach((select) => {
      const wanted = parameters.get(select.name) ?? "";
      // A choice made elsewhere, as in another year, stays, also where nothing of it is here.
      if (![...select.options].some((option) => option.value === wanted)) select.add(new Option(wanted, wanted));
      select.value = wanted;
    });
  }

  /** Call `show` now, and whenever something else is chosen or the reader goes back. */
  follow(show) {
    this.form.addEventListener("change", () => {
      const { query } = this;
      history.pushState(null, "", query ? `?${query}` : location.pathname);
      show();
    });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    const showAddress = () => { this.read(); show(); };
    addEventListener("popstate", showAddress);
    // On a slow link a choice may be made before this script has come: it stays.
    if (!location.search && this.chosen.length) this.form.dispatchEvent(new Event("change"));
    else showAddress();
  }
}
