import type { ReactNode } from 'react'
import type { viewPublicConcerns } from '../../concerns/index.ts'
import { Frame, type PageContext } from './frame.tsx'
import { Empty } from './lists.tsx'

type Answered = Awaited<ReturnType<typeof viewPublicConcerns>>[number]

const TITLE = '关切与回应'

function Matter({ answered: { matter, decision, words, decidedOn, no, title } }: { answered: Answered }): ReactNode {
  return (
    <li>
      <time dateTime={decidedOn}>{decidedOn}</time>
      <span>
        <b>{matter}</b>
        <p>{words}</p>
        {no === null ? null : (
          <p>
            查看：<a href={`/info/${String(no)}`}>{title}</a>
          </p>
        )}
      </span>
      <span className="by">{decision === 'published' ? '已公开' : '说明理由'}</span>
    </li>
  )
}

/** The matters that many asked about, the newest first. */
export function ConcernsPage({ page, answered }: { page: PageContext; answered: readonly Answered[] }): ReactNode {
  return (
    <Frame page={page} title={TITLE} crumbs={[{ name: TITLE }]}>
      <h1 className="page-title">{TITLE}</h1>
      <p className="lead">
        来信、申请和搜索中比较集中的事项，由信息公开办公室研究后公开有关信息，或者说明不公开的理由。
      </p>
      {answered.length === 0 ? <Empty>还没有公布的关切事项。有建议或者疑问，可以写信给学校的信箱。</Empty> : null}
      <ul className="list">
        {answered.map((each) => (
          <Matter key={each.id} answered={each} />
        ))}
      </ul>
    </Frame>
  )
}
