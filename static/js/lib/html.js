/** The safety token of this page. */
export function csrf() {
  return document.querySelector('meta[name="csrf-token"]')?.content ?? "";
}

export function parse(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

export function isPage(html) {
  return /<html[\s>]/i.test(html);
}
