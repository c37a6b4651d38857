import type { ReactNode } from 'react'
import type { ShownElsewhere } from '../../channels/index.ts'
import type { Beside } from '../article-beside.ts'

function RelatedLines({ related }: Pick<Beside, 'related'>): ReactNode {
  if (related.length === 0) return null
  return (
    <section className="attached" aria-labelledby="related">
      <h2 id="related">解读与相关文件</h2>
      <ul className="files">
        {related.map(({ word, no, title }) => (
          <li key={`${word}${String(no)}`}>
            <span className="kind">{word}</span>
            <a href={`/info/${String(no)}`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A channel with the day, and the way there where there is one. */
function Elsewhere({ shown: { channel, on, place, href } }: { shown: ShownElsewhere }): ReactNode {
  const words = `${channel}${place === '' ? '' : `（${place}）`}`
  return (
    <>
      {href === null ? words : <a href={href}>{words}</a>} <time dateTime={on}>{on}</time>
    </>
  )
}

/** 同时发布于, and the documents that explain this one or that it explains. */
export function BesideArticle({ beside }: { beside: Pick<Beside, 'related' | 'elsewhere'> | undefined }): ReactNode {
  if (beside === undefined) return null
  const { related, elsewhere } = beside
  return (
    <>
      <RelatedLines related={related} />
      {elsewhere.length === 0 ? null : (
        <div className="attached">
          <p className="notes">
            <span>同时发布于：</span>
            {elsewhere.map((shown) => (
              <span key={`${shown.channel}${shown.on}${shown.place}`}>
                <Elsewhere shown={shown} />
              </span>
            ))}
          </p>
        </div>
      )}
    </>
  )
}
