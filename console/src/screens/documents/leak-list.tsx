import { Button, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import type { getLeaks } from '../../../../src/features/disclosures/disclosures.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText } from '../../parts/words.tsx'

export type Finding = Reply<typeof getLeaks>['findings'][number]

/** What can be done about a finding, besides removing it. */
export interface Remedy {
  readonly label: string
  readonly title: string
  readonly note: string
  readonly done: string
  readonly run: (finding: Finding, reason: string) => Promise<unknown>
}

interface ListProps {
  readonly findings: readonly Finding[]
  readonly jump?: ((finding: Finding) => void) | undefined
  readonly remedy?: Remedy | undefined
}

function State({ finding: { action, override, isCertain } }: { finding: Finding }): ReactNode {
  if (override) return <Tag color="success">已放行</Tag>
  if (action === 'block') return <Tag color="error">拦截</Tag>
  return <Tag color="warning">{isCertain ? '提醒' : '疑似'}</Tag>
}

function Said({ finding: { justification, override } }: { finding: Finding }): ReactNode {
  return (
    <>
      {justification === '' ? null : <div className="quiet">编辑说明：{justification}</div>}
      {override ? (
        <div className="quiet">
          {override.by}于 {instantText(override.givenAt)} 放行，理由：{override.reason}
        </div>
      ) : null}
    </>
  )
}

function Line({ finding, jump, choose }: { finding: Finding; jump: ListProps['jump']; choose: ReactNode }): ReactNode {
  const { name, place, excerpt, rule, cure } = finding
  return (
    <li className="leak">
      <div>
        <State finding={finding} /> <b>{name}</b> · {place}
      </div>
      <div className="leak-words">{excerpt}</div>
      <div className="quiet">{cure}</div>
      <div className="quiet">{rule}</div>
      <Said finding={finding} />
      <div className="leak-acts">
        {jump ? (
          <Button
            size="small"
            aria-label={`查看位置：${place}`}
            onClick={() => {
              jump(finding)
            }}
          >
            查看位置
          </Button>
        ) : null}
        {choose}
      </div>
    </li>
  )
}

/** Only what stops, was not let pass yet, and can be: a marking of a state secret cannot. */
function canAsk({ action, override, canPass }: Finding): boolean {
  return action === 'block' && override === null && canPass
}

/** What was found, where, why it matters and how to cure it; numbers are masked by the server. */
export function LeakList({ findings, jump, remedy }: ListProps): ReactNode {
  const [chosen, setChosen] = useState<Finding | null>(null)
  const dialog = useOpen()
  const button = (finding: Finding): ReactNode =>
    remedy && canAsk(finding) ? (
      <Button
        size="small"
        aria-label={`${remedy.label}：${finding.name}，${finding.place}`}
        onClick={() => {
          setChosen(finding)
          dialog.open()
        }}
      >
        {remedy.label}
      </Button>
    ) : null
  return (
    <>
      <ul className="leaks">
        {findings.map((finding) => (
          <Line key={finding.fingerprint} finding={finding} jump={jump} choose={button(finding)} />
        ))}
      </ul>
      {remedy && chosen ? (
        <ReasonDialog
          isOpen={dialog.isOpen}
          close={dialog.close}
          title={remedy.title}
          note={`${chosen.name}，${chosen.place}。${remedy.note}`}
          okText={remedy.label}
          done={remedy.done}
          run={(reason) => remedy.run(chosen, reason)}
        />
      ) : null}
    </>
  )
}
