/** How long a file that somebody keeps for themselves (我的附件) stays, in calendar days from its last use; a form that was never sent too. */
export const KEPT_DAYS = 180

/** As much may one person keep. */
export const MOST_FILES = 50
export const MOST_BYTES = 100 * 1024 * 1024

const OWN = 'own-'

/** The name of one's own file in a form: papers of a matter and files chosen just now have other names. */
export function ownName(id: string): string {
  return `${OWN}${id}`
}

/** The id behind such a name; undefined for any other. */
export function ownId(name: string): string | undefined {
  return name.startsWith(OWN) ? name.slice(OWN.length) : undefined
}
