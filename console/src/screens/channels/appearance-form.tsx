import { Form, Input, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import {
  correctAppearance,
  findRegisterable,
  listChannels,
  registerAppearance,
} from '../../../../src/features/channels/channels.contract.ts'
import { AUDIENCE_NAMES, type AudienceKind } from '../../../../src/kernel/audience.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { matches, useGroupChoices, useUnitChoices } from '../../parts/choices.ts'
import { DayField, dayText, LongText, ShortText } from '../../parts/fields.tsx'
import { FindDocument } from '../../parts/find-document.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { today } from '../../parts/today.ts'
import { optionsOf } from '../documents/names.ts'
import { type Appearance, type Channel, PLACE_LABELS } from './channel-words.ts'

interface Values {
  readonly channelId: string
  readonly what: 'document' | 'other'
  readonly documentId?: string
  readonly title?: string
  readonly unitId?: string
  readonly appearedOn: Dayjs
  readonly untilOn?: Dayjs | null
  readonly place?: string
  readonly note?: string
  readonly audience: AudienceKind
  readonly members?: string[]
  readonly reason?: string
}

/** A publication that is chosen already. */
export interface Chosen {
  readonly documentId: string
  readonly title: string
}

const NEEDS_MEMBERS: readonly AudienceKind[] = ['units', 'groups']

/** What it is about: the publication that is chosen, or in words what has none. */
function matterOf({ what, documentId, title = '', unitId }: Values, chosen: Chosen | undefined) {
  if (chosen !== undefined) return { documentId: chosen.documentId, title: '', unitId: null }
  if (what === 'document') return { documentId: documentId ?? null, title: '', unitId: null }
  return { documentId: null, title, unitId: unitId ?? null }
}

function toBody(values: Values, chosen: Chosen | undefined) {
  const { channelId, appearedOn, untilOn, place = '', note = '', audience, members = [] } = values
  return {
    ...{ ...matterOf(values, chosen), channelId, place, note },
    appearedOn: dayText(appearedOn),
    untilOn: untilOn ? dayText(untilOn) : null,
    audience: NEEDS_MEMBERS.includes(audience) ? { kind: audience, members } : { kind: audience },
  }
}

/** What is registered: a publication, or in words what has none. */
function Matter(): ReactNode {
  const what = Form.useWatch<Values['what'] | undefined>('what')
  const units = useUnitChoices()
  return (
    <>
      <Form.Item name="what" label="发布的内容">
        <Radio.Group
          options={[
            { value: 'document', label: '已公开的信息' },
            { value: 'other', label: '没有对应信息的会议、刊物等' },
          ]}
        />
      </Form.Item>
      {what === 'other' ? (
        <>
          <ShortText name="title" label="内容" isRequired extra="例如会议名称和议题、刊物期号和题目。" />
          <Form.Item name="unitId" label="责任单位" rules={[{ required: true, message: '请选择责任单位' }]}>
            <Select options={units} showSearch={{ filterOption: matches }} />
          </Form.Item>
        </>
      ) : (
        <FindDocument name="documentId" label="信息" endpoint={findRegisterable} />
      )}
    </>
  )
}

function AudienceFields(): ReactNode {
  const audience = Form.useWatch<AudienceKind | undefined>('audience')
  const [units, groups] = [useUnitChoices(), useGroupChoices()]
  const isNamed = audience !== undefined && NEEDS_MEMBERS.includes(audience)
  return (
    <>
      <Form.Item
        name="audience"
        label="发布范围"
        extra="谁能在该渠道看到。信息本身不向社会公开的，按信息的公开范围登记。"
      >
        <Select options={optionsOf(AUDIENCE_NAMES)} />
      </Form.Item>
      {isNamed ? (
        <Form.Item name="members" label="哪些" rules={[{ required: true, message: '请选择' }]}>
          <Select
            mode="multiple"
            options={audience === 'units' ? units : groups}
            showSearch={{ filterOption: matches }}
          />
        </Form.Item>
      ) : null}
    </>
  )
}

function Fields({ channels, chosen }: { channels: readonly Channel[]; chosen: Chosen | undefined }): ReactNode {
  const channelId = Form.useWatch<string | undefined>('channelId')
  const kind = channels.find(({ id }) => id === channelId)?.kind ?? 'online'
  const options = channels.filter(({ isUsed }) => isUsed).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      {chosen === undefined ? <Matter /> : <p>信息：{chosen.title}</p>}
      <Form.Item name="channelId" label="渠道" rules={[{ required: true, message: '请选择渠道' }]}>
        <Select options={options} showSearch={{ filterOption: matches }} />
      </Form.Item>
      <DayField name="appearedOn" label="发布日期" until={today()} />
      {kind === 'posting' ? <DayField name="untilOn" label="张贴到" isRequired={false} /> : null}
      <ShortText name="place" label={PLACE_LABELS[kind]} />
      <Form.Item name="note" label={kind === 'meeting' ? '议程、材料和问答' : '说明'}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
      <AudienceFields />
    </>
  )
}

function initialOf(before: Appearance): Partial<Values> {
  const { channelId, title, unitId, place, note, audience, members, documentId } = before
  return {
    ...{ channelId, title, unitId, place, note, audience, members },
    what: documentId === null ? 'other' : 'document',
    appearedOn: dayjs(before.appearedOn),
    untilOn: before.untilOn === null ? null : dayjs(before.untilOn),
  }
}

interface FormProps {
  readonly isOpen: boolean
  readonly close: () => void
  readonly chosen?: Chosen
}

function useChannels(): readonly Channel[] {
  return useCall(listChannels).data?.rows ?? []
}

/** 登记发布. */
export function AppearanceForm({ isOpen, close, chosen }: FormProps): ReactNode {
  const register = useAct(registerAppearance)
  const channels = useChannels()
  return (
    <FormDrawer<Values>
      isOpen={isOpen}
      close={close}
      title="登记发布"
      okText="登记"
      done="已登记"
      initial={{ what: 'document', appearedOn: dayjs(today()), audience: 'public' }}
      run={(values) => register.mutateAsync({ body: toBody(values, chosen) })}
    >
      <Fields channels={channels} chosen={chosen} />
    </FormDrawer>
  )
}

/** 更正登记: the first entry stays on the record, this one takes its place. */
export function CorrectionForm({
  before,
  isOpen,
  close,
}: {
  before: Appearance
  isOpen: boolean
  close: () => void
}): ReactNode {
  const correct = useAct(correctAppearance)
  const channels = useChannels()
  const { id, documentId, title } = before
  const chosen = documentId === null ? undefined : { documentId, title }
  return (
    <FormDrawer<Values>
      isOpen={isOpen}
      close={close}
      title="更正登记"
      okText="更正"
      done="已更正，原来的登记保留"
      initial={initialOf(before)}
      run={({ reason = '', ...values }) =>
        correct.mutateAsync({ params: { id }, body: { ...toBody(values, chosen), reason } })
      }
    >
      <Fields channels={channels} chosen={chosen} />
      <LongText name="reason" label="更正的理由" most={500} />
    </FormDrawer>
  )
}
