import type { ReactNode } from 'react'
import { Contact } from './contact.tsx'

/** What stands above every page of a sub-site. */
export interface SiteHead {
  readonly name: string
  /** Address of the front, and what the other addresses begin with. */
  readonly home: string
  readonly base: string
  readonly contact: readonly (readonly [name: string, value: string])[]
  readonly nav: readonly { readonly href: string; readonly name: string; readonly isHere: boolean }[]
}

/** The unit's name and contacts first, then its own navigation. */
export function SiteTop({ head, isHome = false }: { head: SiteHead; isHome?: boolean }): ReactNode {
  return (
    <header className="site-top">
      {isHome ? (
        <h1 className="page-title">{head.name}</h1>
      ) : (
        <p className="site-name">
          <a href={head.home}>{head.name}</a>
        </p>
      )}
      <Contact rows={head.contact} />
      <nav aria-label={`${head.name}栏目`}>
        <ul className="site-nav">
          {head.nav.map(({ href, name, isHere }) => (
            <li key={href}>
              <a href={href} aria-current={isHere ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}
