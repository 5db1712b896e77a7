let person: string | null = null;

/** The id of who is signed in on this page, for what is no component; null on pages of nobody. */
export function personHere(): string | null {
  return person;
}

export function setPerson(id: string): void {
  person = id;
}
