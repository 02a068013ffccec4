// Where a story stands on the desk.
export const address = (path) => `#/bai/${path.split("/").map(encodeURIComponent).join("/")}`;
