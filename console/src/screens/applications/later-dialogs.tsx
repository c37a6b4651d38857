import { Form, Input, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import {
  closeApplication,
  deliverAnswer,
  discloseAnswer,
  endRemedy,
  markAsMystery,
  reassess,
  registerRemedy,
} from '../../../../src/features/applications/applications.contract.ts'
import { addDays } from '../../../../src/kernel/day.ts'
import { useAct } from '../../api/use-call.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { optionsOf } from '../documents/names.ts'
import { today } from '../../parts/today.ts'
import type { CaseView, DialogProps } from './case-view.ts'
import { ActDialog, DayField, dayText, LongText, ShortText } from '../../parts/fields.tsx'
import { REMEDY_NAMES, REMEDY_OUTCOMES, WAY_NAMES } from './names.ts'

interface DeliverValues {
  readonly way: keyof typeof WAY_NAMES
  readonly on: Dayjs
  readonly note?: string
}

/** 送达: the answer has reached the applicant; the clock stops on that day. */
export function DeliverDialog({ view, ...dialog }: DialogProps): ReactNode {
  const deliver = useAct(deliverAnswer)
  return (
    <ActDialog<DeliverValues>
      {...dialog}
      title="送达答复"
      okText="登记送达"
      done="已送达，期限停止计算"
      initial={{ way: 'online', on: dayjs(today()) }}
      run={({ way, on, note = '' }) =>
        deliver.mutateAsync({ params: { id: view.id }, body: { way, on: dayText(on), note } })
      }
    >
      <p>申请人要求的方式：{view.wayName}。登记后，申请人凭编号和查询码即可看到答复和附件。</p>
      <Form.Item name="way" label="送达方式">
        <Radio.Group style={{ display: 'grid', gap: 8 }} options={optionsOf(WAY_NAMES)} />
      </Form.Item>
      <DayField name="on" label="送达日期" from={view.openedOn} until={today()} />
      <Form.Item name="note" label="邮寄单号等说明（可不填）">
        <Input maxLength={300} />
      </Form.Item>
    </ActDialog>
  )
}

/** 归档. */
export function CloseDialog({ view, ...dialog }: DialogProps): ReactNode {
  const archive = useAct(closeApplication)
  return (
    <ReasonDialog
      {...dialog}
      title="归档？"
      note="归档后保存期限开始计算，期满后申请人的个人信息和申请内容自动删除。救济仍可登记。"
      okText="归档"
      label={null}
      done="已归档"
      run={() => archive.mutateAsync({ params: { id: view.id }, body: {} })}
    />
  )
}

interface RemedyValues {
  readonly kind: keyof typeof REMEDY_NAMES
  readonly body: string
  readonly registeredOn: Dayjs
}

/** 登记救济. */
export function RemedyDialog({ view, ...dialog }: DialogProps): ReactNode {
  const register = useAct(registerRemedy)
  return (
    <ActDialog<RemedyValues>
      {...dialog}
      title="登记救济"
      okText="登记"
      done="已登记"
      initial={{ kind: 'report', registeredOn: dayjs(today()) }}
      run={({ registeredOn, ...values }) =>
        register.mutateAsync({ params: { id: view.id }, body: { ...values, registeredOn: dayText(registeredOn) } })
      }
    >
      <Form.Item name="kind" label="申请人提出了">
        <Radio.Group options={optionsOf(REMEDY_NAMES)} />
      </Form.Item>
      <ShortText name="body" label="受理机关" isRequired />
      <DayField name="registeredOn" label="受理日期" from={view.openedOn} until={today()} />
    </ActDialog>
  )
}

interface OutcomeValues {
  readonly outcome: keyof typeof REMEDY_OUTCOMES
  readonly note?: string
  readonly endedOn: Dayjs
}

interface OutcomeProps extends DialogProps {
  readonly remedy: CaseView['remedies'][number]
}

/** 救济结果. */
export function RemedyOutcomeDialog({ view, remedy, ...dialog }: OutcomeProps): ReactNode {
  const end = useAct(endRemedy)
  return (
    <ActDialog<OutcomeValues>
      {...dialog}
      title={`${REMEDY_NAMES[remedy.kind]}的结果`}
      okText="登记"
      done="已登记结果"
      initial={{ outcome: 'upheld', endedOn: dayjs(today()) }}
      run={({ outcome, note = '', endedOn }) =>
        end.mutateAsync({
          params: { id: view.id, remedyId: remedy.id },
          body: { outcome, note, endedOn: dayText(endedOn) },
        })
      }
    >
      <Form.Item name="outcome" label="结果">
        <Radio.Group options={optionsOf(REMEDY_OUTCOMES)} />
      </Form.Item>
      <DayField name="endedOn" label="结果的日期" from={remedy.registeredOn} until={today()} />
      <Form.Item name="note" label="说明（可不填）">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </ActDialog>
  )
}

/** 定期评估: does the reason not to disclose still hold? */
export function ReassessDialog({ view, ...dialog }: DialogProps): ReactNode {
  const assess = useAct(reassess)
  return (
    <ActDialog<{ conclusion: string; nextOn?: Dayjs | null }>
      {...dialog}
      title="重新评估"
      okText="记录评估"
      done="评估已记录"
      run={({ conclusion, nextOn }) =>
        assess.mutateAsync({
          params: { id: view.id },
          body: { conclusion, nextOn: nextOn ? dayText(nextOn) : null },
        })
      }
    >
      <p>不予公开的理由已经消失的，应当公开。</p>
      <LongText name="conclusion" label="评估结论" />
      <DayField name="nextOn" label="下次评估（不再评估的不填）" from={addDays(today(), 1)} isRequired={false} />
    </ActDialog>
  )
}

/** 转为主动公开. */
export function DiscloseDialog({ view, ...dialog }: DialogProps): ReactNode {
  const disclose = useAct(discloseAnswer)
  const navigate = useNavigate()
  return (
    <ActDialog<{ title: string }>
      {...dialog}
      title="转为主动公开"
      okText="建立草稿"
      done="草稿已建立，照常审核后发布"
      initial={{ title: view.subject }}
      run={async (body) => {
        const { documentId } = await disclose.mutateAsync({ params: { id: view.id }, body })
        await navigate(`/documents/${documentId}`)
      }}
    >
      <p>多个申请人可能申请同样的信息，已经公开给一个人的可以向所有人公开。建立的草稿不含申请人的任何信息。</p>
      <ShortText name="title" label="标题" isRequired />
    </ActDialog>
  )
}

/** 暗访件: the supervision office marks an application that it filed itself. The mark shows nowhere at the case. */
export function MysteryDialog({ view, ...dialog }: DialogProps): ReactNode {
  const mark = useAct(markAsMystery)
  return (
    <ActDialog<{ code: string }>
      {...dialog}
      title="标记为暗访件"
      okText="标记"
      done="已标记为暗访件，在“范围”中选“暗访件”查看"
      initial={{}}
      run={({ code }) => mark.mutateAsync({ params: { id: view.id }, body: { code } })}
    >
      <p>
        只用于监督办公室自己提出的暗访申请，凭提交申请时得到的查询码。标记不在办件中显示，办理的人看不到；这一件不再计入统计，标记不能取消，记入台账。
      </p>
      <ShortText name="code" label="查询码" isRequired />
    </ActDialog>
  )
}
