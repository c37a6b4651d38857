import { Alert, Form, InputNumber, Radio, Switch } from 'antd'
import type { ReactNode } from 'react'
import { changeRules, getRules } from '../../../../src/features/applications/applications.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { TaskFrame } from '../../parts/task-frame.tsx'
import { optionsOf } from '../documents/names.ts'
import '../../styles/settings.css'
import { ShortText } from '../../parts/fields.tsx'
import { REGIME_NAMES } from './names.ts'

type Rules = Reply<typeof getRules>
type Term = NonNullable<Rules['own']['extend']>
type OwnKey = keyof Rules['own']

interface OwnValues extends Term {
  readonly isSet: boolean
}

type Values = Omit<Rules, 'own'> & { readonly own: Readonly<Record<OwnKey, OwnValues>> }

const OWN = [
  ['extend', '延长答复期限'],
  ['thirdParty', '征求第三方意见的时间不计入'],
  ['otherAgency', '征求其他机关意见的时间不计入'],
] as const
/** What has no number of days: the vacations themselves are in the working calendar. */
const VACATIONS = ['vacations', '寒暑假不计入期限'] as const
const NOT_SET: OwnValues = { isSet: false, days: 15, instrument: '', article: '' }

function toValues({ own, ...rules }: Rules): Values {
  const valuesOf = (key: OwnKey): OwnValues => (own[key] ? { ...NOT_SET, ...own[key], isSet: true } : NOT_SET)
  return {
    ...rules,
    own: {
      extend: valuesOf('extend'),
      thirdParty: valuesOf('thirdParty'),
      otherAgency: valuesOf('otherAgency'),
      vacations: valuesOf('vacations'),
    },
  }
}

function toRules({ own, ...rules }: Values): Rules {
  const set = OWN.filter(([key]) => own[key].isSet).map(([key]) => {
    const { days, instrument, article } = own[key]
    return [key, { days, instrument, article }] as const
  })
  const { isSet, instrument, article } = own.vacations
  return { ...rules, own: { ...Object.fromEntries(set), ...(isSet ? { vacations: { instrument, article } } : {}) } }
}

function OwnTerm({ at, label, hasDays }: { at: OwnKey; label: string; hasDays: boolean }): ReactNode {
  const form = Form.useFormInstance<Values>()
  const isSet = (Form.useWatch(['own', at, 'isSet'], form) as boolean | undefined) ?? false
  return (
    <fieldset className="role-line">
      <legend>{label}</legend>
      <Form.Item name={['own', at, 'isSet']} label="学校制度对此有没有规定" valuePropName="checked">
        <Switch />
      </Form.Item>
      <div hidden={!isSet}>
        {hasDays ? (
          <Form.Item name={['own', at, 'days']} label="工作日" rules={[{ required: isSet, message: '请填写工作日' }]}>
            <InputNumber min={1} max={60} precision={0} style={{ width: 160 }} />
          </Form.Item>
        ) : null}
        <ShortText name={['own', at, 'instrument']} label="文件名称和文号" isRequired={isSet} />
        <ShortText name={['own', at, 'article']} label="条款" isRequired={isSet} />
      </div>
    </fieldset>
  )
}

const RECEIPTS = [
  { value: 'confirmation', label: '双方确认之日（条例第三十一条）' },
  { value: 'submission', label: '提交之日（对申请人更有利）' },
]

function Law(): ReactNode {
  return (
    <Panel title="适用的规定">
      <Form.Item name="regime" label="按哪一部规定答复">
        <Radio.Group style={{ display: 'grid', gap: 8 }} options={optionsOf(REGIME_NAMES)} />
      </Form.Item>
      <Alert
        type="info"
        showIcon
        title="教育部令第29号第十八条以外的条号，系统所载有待与正式文本核对，界面上注明“条号待核对”。"
        style={{ marginBottom: 16 }}
      />
      <Form.Item name="onlineReceipt" label="网上提出的申请，哪一天算收到">
        <Radio.Group style={{ display: 'grid', gap: 8 }} options={RECEIPTS} />
      </Form.Item>
    </Panel>
  )
}

function Periods(): ReactNode {
  return (
    <Panel title="保存和评估">
      <Form.Item
        name="retentionYears"
        label="归档后保存几年，期满删除个人信息"
        rules={[{ required: true, message: '请填写年数' }]}
      >
        <InputNumber min={3} max={100} precision={0} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item
        name="reassessMonths"
        label="不予公开的，隔几个月重新评估"
        rules={[{ required: true, message: '请填写月数' }]}
      >
        <InputNumber min={1} max={60} precision={0} style={{ width: 160 }} />
      </Form.Item>
    </Panel>
  )
}

function RulesForm({ rules }: { rules: Rules }): ReactNode {
  const change = useAct(changeRules)
  return (
    <TaskFrame<Values>
      okText="保存规则"
      doneText="规则已保存，此后收到的申请按新规则办理"
      initial={toValues(rules)}
      run={(values) => change.mutateAsync({ body: toRules(values) })}
    >
      <Law />
      <Panel title="学校自己的规定">
        <p className="quiet">
          教育部令第29号没有规定延长和扣除期限。学校制度另有规定的，写明文件和条款后才适用，并会告知申请人。
        </p>
        {OWN.map(([key, label]) => (
          <OwnTerm key={key} at={key} label={label} hasDays />
        ))}
        <OwnTerm at={VACATIONS[0]} label={VACATIONS[1]} hasDays={false} />
      </Panel>
      <Periods />
    </TaskFrame>
  )
}

/** 申请规则: what the school has decided about applications. */
export default function RulesPage(): ReactNode {
  const query = useCall(getRules)
  return (
    <Page title="申请规则" lead="只对此后收到的申请有效；已经收到的，按收到时的规定办完。修改会记入台账。">
      <Loaded query={query}>{(rules) => <RulesForm rules={rules} />}</Loaded>
    </Page>
  )
}
