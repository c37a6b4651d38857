import { Form, InputNumber } from 'antd'
import type { Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import {
  assignUnits,
  deferAnswer,
  extendDeadline,
  handBack,
  proposeExtension,
  recordSearch,
} from '../../../../src/features/applications/applications.contract.ts'
import { addDays, parseDay } from '../../../../src/kernel/day.ts'
import type { Wanted } from '../../api/call.ts'
import { useAct } from '../../api/use-call.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { AssignForm, HandOverForm } from '../cases/assign-dialogs.tsx'
import { ActDialog, DayField, dayText, LongText, ShortText } from '../../parts/fields.tsx'
import { today } from '../../parts/today.ts'
import type { DialogProps } from './case-view.ts'

/** 交办: one unit leads, others may take part. */
export function AssignDialog({ view, ...dialog }: DialogProps): ReactNode {
  const assign = useAct(assignUnits)
  const run = (body: { unitIds: string[]; note: string }) => assign.mutateAsync({ params: { id: view.id }, body })
  return <AssignForm {...dialog} assignments={view.assignments} verb="交办" run={run} />
}

/** 退回: not ours, and whose it is. */
export function HandBackDialog({ view, ...dialog }: DialogProps): ReactNode {
  const back = useAct(handBack)
  return (
    <HandOverForm
      {...dialog}
      assignments={view.assignments}
      title="退回交办"
      okText="退回"
      done="已退回信息公开办公室"
      note="不属于本单位的，请指明应由哪个单位办理。牵头单位退回后由信息公开办公室重新交办，期限照常计算。"
      run={(body) => back.mutateAsync({ params: { id: view.id }, body })}
    />
  )
}

/** 提出延长. */
export function ProposeExtensionDialog({ view, ...dialog }: DialogProps): ReactNode {
  const propose = useAct(proposeExtension)
  const most = view.terms.extend?.days ?? 1
  return (
    <ActDialog<{ days: number; reason: string }>
      {...dialog}
      title="提出延长答复期限"
      okText="提出"
      done="已提出，等待批准"
      run={(body) => propose.mutateAsync({ params: { id: view.id }, body })}
    >
      <p>
        只能延长一次，最多 {most} 个工作日（{view.terms.extend?.article}）；由提出人以外的负责人批准，批准后告知申请人。
      </p>
      <Form.Item name="days" label="延长的工作日" rules={[{ required: true, message: '请填写延长的工作日' }]}>
        <InputNumber min={1} max={most} precision={0} style={{ width: 160 }} />
      </Form.Item>
      <LongText name="reason" label="理由" />
    </ActDialog>
  )
}

/** 批准延长. */
export function ExtendDialog({ view, ...dialog }: DialogProps): ReactNode {
  const extend = useAct(extendDeadline)
  const proposal = view.events.findLast(({ type }) => type === 'extension-proposed')
  return (
    <ReasonDialog
      {...dialog}
      title="批准延长答复期限"
      note={`${proposal?.actorName ?? ''}提出，理由：${proposal?.reason ?? ''}。批准后期限从原来的届满日往后延，并告知申请人。`}
      okText="批准"
      label={null}
      done="已批准，申请人会看到"
      run={() => extend.mutateAsync({ params: { id: view.id }, body: {} })}
    />
  )
}

/** 确定延迟答复的期限 (条例第三十五条): the reasons are sound, and all cannot be answered in time. */
export function DeferDialog({ view, ...dialog }: DialogProps): ReactNode {
  const defer = useAct(deferAnswer)
  const from = addDays(view.dueOn !== null && view.dueOn > today() ? parseDay(view.dueOn) : today(), 1)
  return (
    <ActDialog<{ until: Dayjs; reason: string }>
      {...dialog}
      title="确定延迟答复的期限"
      okText="确定并告知申请人"
      done="已确定，申请人会收到告知书"
      run={({ until, reason }) =>
        defer.mutateAsync({ params: { id: view.id }, body: { until: dayText(until), reason } })
      }
    >
      <p>
        申请的数量、频次明显超过合理范围，申请人说明的理由合理，但不能在规定期限内答复的，可以确定延迟答复的合理期限（《中华人民共和国政府信息公开条例》第三十五条）。只能确定一次，随即生成告知书。
      </p>
      <DayField name="until" label="在这一天之前答复" from={from} />
      <LongText name="reason" label="理由" />
    </ActDialog>
  )
}

/** 检索记录: without one nobody may say 不存在. */
export function SearchDialog({ view, ...dialog }: DialogProps): ReactNode {
  const search = useAct(recordSearch)
  return (
    <ActDialog<Wanted<typeof recordSearch>['body']>
      {...dialog}
      title="检索记录"
      okText="记录"
      done="检索已记录"
      run={(body) => search.mutateAsync({ params: { id: view.id }, body })}
    >
      <p>答复“信息不存在”的，须有检索记录。记录不能修改，可以再记。</p>
      <ShortText name="places" label="检索的范围" isRequired extra="查了哪些档案、系统、科室" />
      <ShortText name="method" label="检索的方法" isRequired />
      <ShortText name="words" label="检索词" isRequired />
      <LongText name="result" label="检索结果" />
    </ActDialog>
  )
}
