/** Only addresses of our own: an open redirect would lend our name to a stranger's page. */
export function ownAddress(back: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(back) ? back : '/'
}

/** A search for a hundred characters, encoded. */
export const LONGEST_BACK = 2000
