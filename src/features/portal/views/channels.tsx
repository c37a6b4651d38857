import type { ReactNode } from 'react'
import { AUDIENCE_NAMES } from '../../../kernel/audience.ts'
import { CHANNEL_KIND_NAMES, CHANNEL_KINDS } from '../../../kernel/channel-terms.ts'
import type { viewPublicChannels } from '../../channels/index.ts'
import { Frame, type PageContext } from './frame.tsx'
import { Empty, Head } from './lists.tsx'

type Channel = Awaited<ReturnType<typeof viewPublicChannels>>[number]
type Shown = Channel['newest'][number]

const TITLE = '公开渠道'

/** The words of what has no page here, and where it is there. */
function Where({ shown: { note, place, href } }: { shown: Shown }): ReactNode {
  if (note === '' && place === '' && href === null) return null
  return (
    <span className="notes">
      {note === '' ? null : <span>{note}</span>}
      {place === '' ? null : <span>{place}</span>}
      {href === null ? null : <a href={href}>在该渠道查看</a>}
    </span>
  )
}

function ShownLine({ shown }: { shown: Shown }): ReactNode {
  const { no, title, unit, audience, on } = shown
  return (
    <li>
      <time dateTime={on}>{on}</time>
      <span>
        {audience === 'public' ? null : <span className="tag">{AUDIENCE_NAMES[audience]}</span>}
        {no === null ? title : <a href={`/info/${String(no)}`}>{title}</a>}
        <Where shown={shown} />
      </span>
      <span className="by">{unit}</span>
    </li>
  )
}

function ChannelPart({ channel: { name, note, href, address, newest } }: { channel: Channel }): ReactNode {
  return (
    <section aria-label={name}>
      <h3>{href === null ? name : <a href={href}>{name}</a>}</h3>
      {note === '' && address === '' ? null : (
        <p className="notes">
          {address === '' ? null : <span>{address}</span>}
          {note === '' ? null : <span>{note}</span>}
        </p>
      )}
      <ul className="list">
        {newest.map((shown) => (
          <ShownLine key={shown.id} shown={shown} />
        ))}
      </ul>
    </section>
  )
}

/** Channels in which nothing has appeared yet, in one sentence. */
function Quiet({ channels }: { channels: readonly Channel[] }): ReactNode {
  if (channels.length === 0) return null
  return (
    <p className="notes">
      <span>目前没有可查看的发布：</span>
      {channels.map(({ id, name, href }) => (
        <span key={id}>{href === null ? name : <a href={href}>{name}</a>}</span>
      ))}
    </p>
  )
}

function KindPart({
  kind,
  channels,
}: {
  kind: (typeof CHANNEL_KINDS)[number]
  channels: readonly Channel[]
}): ReactNode {
  if (channels.length === 0) return null
  return (
    <section aria-label={CHANNEL_KIND_NAMES[kind]}>
      <Head title={CHANNEL_KIND_NAMES[kind]} />
      {channels
        .filter(({ newest }) => newest.length > 0)
        .map((channel) => (
          <ChannelPart key={channel.id} channel={channel} />
        ))}
      <Quiet channels={channels.filter(({ newest }) => newest.length === 0)} />
    </section>
  )
}

/** Where the school publishes beside this site, and what appeared there lately. */
export function ChannelsPage({ page, channels }: { page: PageContext; channels: readonly Channel[] }): ReactNode {
  return (
    <Frame page={page} title={TITLE} crumbs={[{ name: TITLE }]}>
      <h1 className="page-title">{TITLE}</h1>
      <p className="notes">
        <span>除本网站外，学校还通过下列渠道公开信息。每次发布都有登记，这里列出各渠道最近的发布。</span>
      </p>
      {channels.length === 0 ? <Empty>还没有登记公开渠道。</Empty> : null}
      {CHANNEL_KINDS.map((kind) => (
        <KindPart key={kind} kind={kind} channels={channels.filter((channel) => channel.kind === kind)} />
      ))}
    </Frame>
  )
}
