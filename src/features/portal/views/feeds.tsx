import type { ReactNode } from 'react'
import { Frame, type PageContext } from './frame.tsx'
import { Head } from './lists.tsx'

/** Feeds of one kind; `path` without its ending. */
export interface FeedGroup {
  readonly name: string
  readonly feeds: readonly { readonly name: string; readonly path: string }[]
}

const FORMS = [
  ['xml', 'RSS'],
  ['atom', 'Atom'],
  ['json', 'JSON'],
] as const

function Group({ group, at }: { group: FeedGroup; at: number }): ReactNode {
  return (
    <section aria-labelledby={`f-${String(at)}`}>
      <Head id={`f-${String(at)}`} title={group.name} />
      <ul className="feed-list">
        {group.feeds.map(({ name, path }) => (
          <li key={path}>
            <span>{name}</span>
            {FORMS.map(([ending, form]) => (
              <a key={ending} href={`${path}.${ending}`} aria-label={`${name}：${form}`}>
                {form}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What feeds are, how to use them, and where they are. */
export function FeedsPage({ page, groups }: { page: PageContext; groups: readonly FeedGroup[] }): ReactNode {
  return (
    <Frame page={page} title="订阅更新" crumbs={[{ name: '订阅更新' }]} feed="/feeds/latest.xml">
      <h1 className="page-title">订阅更新</h1>
      <p className="lead">
        订阅以后，学校一公开新的信息，您的阅读器就会收到，不必反复打开网站。订阅不需要注册，学校不知道谁在订阅。
      </p>
      <div className="prose">
        <h2>怎么订阅</h2>
        <ol>
          <li>准备一个支持 RSS、Atom 或 JSON Feed 的阅读器。</li>
          <li>在下面找到您关心的栏目、单位或专题，复制它的地址。</li>
          <li>把地址粘贴到阅读器的“添加订阅”中。三种格式内容相同，任选一种。</li>
        </ol>
        <p>
          每个订阅含最近 30 条面向社会公开的信息；校内公开和党内公开的信息不在其中。每个公开事项也有自己的订阅，见
          <a href="/catalogue">公开目录</a>中各事项的页面。
        </p>
      </div>
      {groups
        .filter(({ feeds }) => feeds.length > 0)
        .map((group, at) => (
          <Group key={group.name} group={group} at={at} />
        ))}
    </Frame>
  )
}
