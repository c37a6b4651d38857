import { Button, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { endSessionsEndpoint, type securityEndpoint } from '../../../../src/features/accounts/accounts.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText } from '../../parts/words.tsx'
import { deviceText } from './device-text.ts'

type OwnSession = Reply<typeof securityEndpoint>['sessions'][number]

function SessionLine({ session, end }: { session: OwnSession; end: () => void }): ReactNode {
  const device = deviceText(session.userAgent)
  return (
    <li>
      <span className="grow">
        {device} {session.isThis ? <Tag color="green">正在使用</Tag> : null}
        <br />
        <span className="quiet">
          {instantText(session.createdAt)} 登录，最近使用 {instantText(session.seenAt)}，地址 {session.address}
        </span>
      </span>
      {session.isThis ? null : (
        <Button size="small" aria-label={`结束${device}上的登录`} onClick={end}>
          结束
        </Button>
      )}
    </li>
  )
}

interface Ending {
  readonly title: string
  /** Of one session; without it, all but this one are ended. */
  readonly id?: string
}

/** Asks before it ends sessions: the dialog, and the way to open it. */
function useEnding(): [dialog: ReactNode, ask: (ending: Ending) => void] {
  const end = useAct(endSessionsEndpoint)
  const { open, ...opening } = useOpen()
  const [{ title, id }, setEnding] = useState<Ending>({ title: '' })
  const dialog = (
    <ReasonDialog
      {...opening}
      title={title}
      note="那台设备上没有保存的内容会丢失，再次使用需要重新登录。"
      okText="结束登录"
      label={null}
      done="已结束"
      run={() => end.mutateAsync({ query: { id } })}
    />
  )
  const ask = (ending: Ending): void => {
    setEnding(ending)
    open()
  }
  return [dialog, ask]
}

/** Where one is signed in; what one does not know can be ended at once. */
export function OwnSessions({ sessions }: { sessions: readonly OwnSession[] }): ReactNode {
  const [dialog, ask] = useEnding()
  const others = sessions.filter(({ isThis }) => !isThis).length
  return (
    <>
      <p>有您不认识的设备，请立即结束它的登录，并修改密码。</p>
      <ul className="lines">
        {sessions.map((session) => (
          <SessionLine
            key={session.id}
            session={session}
            end={() => {
              ask({ title: '结束这台设备上的登录？', id: session.id })
            }}
          />
        ))}
      </ul>
      {others === 0 ? (
        <p className="quiet">没有其他设备登录。</p>
      ) : (
        <Button
          danger
          style={{ marginTop: 12 }}
          onClick={() => {
            ask({ title: `结束其他 ${String(others)} 台设备上的登录？` })
          }}
        >
          结束其他全部登录
        </Button>
      )}
      {dialog}
    </>
  )
}
