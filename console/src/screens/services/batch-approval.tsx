import { Alert, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { actOnTasks } from '../../../../src/features/services/work.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { useOpen } from '../../parts/use-open.ts'
import { ActDialog } from '../../parts/fields.tsx'
import { NoteField } from './note-field.tsx'
import type { TaskLine } from './task-view.ts'

interface Refusal {
  readonly number: string
  readonly why: string
}

function Refusals({ refusals }: { refusals: readonly Refusal[] }): ReactNode {
  if (refusals.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={`有 ${String(refusals.length)} 件没有办成`}
      description={
        <ul>
          {refusals.map(({ number, why }) => (
            <li key={number}>
              {number}：{why}
            </li>
          ))}
        </ul>
      }
    />
  )
}

interface BatchProps {
  readonly ticked: readonly TaskLine[]
  readonly done: (rows: readonly TaskLine[]) => void
}

/** 批量办理: approves what was ticked, each by itself, and says which could not be. */
export function BatchApproval({ ticked, done }: BatchProps): ReactNode {
  const asking = useOpen()
  const approve = useAct(actOnTasks)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const run = async ({ text = '' }: { text?: string }): Promise<void> => {
    const { results } = await approve.mutateAsync({ body: { taskIds: ticked.map(({ taskId }) => taskId), text } })
    const numberOf = (id: string): string => ticked.find(({ taskId }) => taskId === id)?.number ?? ''
    setRefusals(results.flatMap(({ taskId, ok, why }) => (ok ? [] : [{ number: numberOf(taskId), why }])))
    done([])
  }
  return (
    <>
      <Refusals refusals={refusals} />
      <p className="tasks no-print">
        <Button disabled={ticked.length === 0} onClick={asking.open}>
          批量同意{ticked.length === 0 ? '' : ` ${String(ticked.length)} 件`}
        </Button>
        <span className="quiet">勾选同一服务、同一环节的事项，可以一起同意。</span>
      </p>
      <ActDialog<{ text?: string }>
        isOpen={asking.isOpen}
        close={asking.close}
        title={`批量同意 ${String(ticked.length)} 件`}
        okText="同意"
        done="已办理"
        run={run}
      >
        <p>
          {ticked[0]?.serviceName}，{ticked[0]?.stepName}：{ticked.map(({ number }) => number).join('、')}
        </p>
        <NoteField />
      </ActDialog>
    </>
  )
}
