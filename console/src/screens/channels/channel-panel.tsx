import { Button, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { listDrifts } from '../../../../src/features/channels/channels.contract.ts'
import { CHANNEL_KIND_NAMES, CHANNEL_KINDS, DRIFT_WORDS } from '../../../../src/kernel/channel-terms.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { ChannelForm } from './channel-form.tsx'
import type { Channel } from './channel-words.ts'

function ChannelLine({
  channel,
  mayManage,
  change,
}: {
  channel: Channel
  mayManage: boolean
  change: (channel: Channel) => void
}): ReactNode {
  const { id, name, total, lastOn, isUsed, takesAffairs } = channel
  return (
    <li>
      <Link className="grow" to={`/channels?channel=${id}`}>
        {name}
      </Link>
      {isUsed ? null : <Tag>停用</Tag>}
      <span className="quiet">
        {total} 次{lastOn === null ? '' : `，最近 ${lastOn}`}
      </span>
      {takesAffairs && mayManage ? <Link to={`/channels/${id}/due`}>待同步</Link> : null}
      {mayManage ? (
        <Button
          size="small"
          aria-label={`修改${name}`}
          onClick={() => {
            change(channel)
          }}
        >
          修改
        </Button>
      ) : null}
    </li>
  )
}

interface LinesProps {
  readonly rows: readonly Channel[]
  readonly mayManage: boolean
  readonly change: (channel: Channel) => void
}

function ByKind({ rows, mayManage, change }: LinesProps): ReactNode {
  if (rows.length === 0) return <p className="quiet">还没有渠道，由信息公开办公室新增。</p>
  return CHANNEL_KINDS.filter((kind) => rows.some((row) => row.kind === kind)).map((kind) => (
    <div key={kind}>
      <p className="quiet">{CHANNEL_KIND_NAMES[kind]}</p>
      <ul className="lines">
        {rows
          .filter((row) => row.kind === kind)
          .map((row) => (
            <ChannelLine key={row.id} channel={row} mayManage={mayManage} change={change} />
          ))}
      </ul>
    </div>
  ))
}

/** The channels by kind, with how often something appeared in each. */
export function ChannelPanel({ rows, mayManage }: { rows: readonly Channel[]; mayManage: boolean }): ReactNode {
  const [changed, setChanged] = useState<Channel | null>(null)
  const form = useOpen()
  const show = (channel: Channel | null): void => {
    setChanged(channel)
    form.open()
  }
  const add = (
    <Button
      size="small"
      onClick={() => {
        show(null)
      }}
    >
      新增渠道
    </Button>
  )
  return (
    <Panel title="渠道" {...(mayManage ? { more: add } : {})}>
      <ByKind rows={rows} mayManage={mayManage} change={show} />
      <ChannelForm channel={changed} isOpen={form.isOpen} close={form.close} />
    </Panel>
  )
}

/** What the channels show that is no longer as it is published; each opens its entry. */
export function DriftPanel(): ReactNode {
  const query = useCall(listDrifts)
  return (
    <Panel title="需要处理">
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">各渠道展示的与现在公开的一致，没有张贴期满未撤下的。</p>
          ) : (
            <ul className="lines">
              {rows.map(({ id, channelName, title, drift, appearedOn }) => (
                <li key={id}>
                  <Link className="grow" to={`/channels?appearance=${id}`}>
                    {title}
                  </Link>
                  <span className="quiet">
                    {channelName}，{appearedOn}
                  </span>
                  {drift === null ? null : <Tag color="error">{DRIFT_WORDS[drift].what}</Tag>}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
