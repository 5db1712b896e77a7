/** Request header by which the proxy tells layouts the page's path; they cannot see it otherwise. */
export const PATH_HEADER = "x-ai-todo-path";

/** And the one with the nonce of the page's scripts and styles. */
export const NONCE_HEADER = "x-ai-todo-nonce";
