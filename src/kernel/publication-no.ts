const PLAIN = /^\d{1,10}$/
const ADDRESS = /^(?:https?:\/\/([^/?#]+))?\/?info\/(\d{1,10})(?:[/?#].*)?$/iu
const MOST = 2_000_000_000

/**
 * The number of a publication that somebody typed: the number itself, or an address of the portal at `host`, whole or from /info on.
 * Undefined for anything else, addresses of other sites too.
 */
export function publicationNoIn(typed: string, host: string): number | undefined {
  const text = typed.normalize('NFKC').trim()
  const [, site, digits] = ADDRESS.exec(text) ?? []
  if (site !== undefined && site.toLowerCase() !== host.toLowerCase()) return undefined
  const no = Number(PLAIN.test(text) ? text : digits)
  return no > 0 && no <= MOST ? no : undefined
}
