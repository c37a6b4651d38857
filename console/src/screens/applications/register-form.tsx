import { Form, Input, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { registerApplication } from '../../../../src/features/applications/applications.contract.ts'
import type { Wanted } from '../../api/call.ts'
import { useAct } from '../../api/use-call.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { optionsOf } from '../documents/names.ts'
import { today } from '../../parts/today.ts'
import { DayField, dayText, LongText, ShortText } from '../../parts/fields.tsx'
import { APPLICANT_NAMES, FORM_NAMES, PAPER_CHANNEL_NAMES, WAY_NAMES } from './names.ts'
import type { Receipt } from '../cases/receipt.tsx'

type Body = Wanted<typeof registerApplication>['body']
type Values = Omit<Body, 'cameOn'> & { readonly cameOn: Dayjs }

const DOCUMENTS = ['居民身份证', '统一社会信用代码', '护照', '港澳台居民居住证', '其他证件'].map((value) => ({
  value,
  label: value,
}))
const NOBODY = {
  name: '',
  documentType: '居民身份证',
  documentNo: '',
  representative: '',
  contactName: '',
  phone: '',
  email: '',
  address: '',
}

function initialValues(): Partial<Values> {
  return {
    channel: 'counter',
    cameOn: dayjs(today()),
    kind: 'person',
    identity: NOBODY,
    request: { title: '', what: '', purpose: '' },
    form: 'paper',
    way: 'counter',
  }
}

/** Why the applicant could not be reached or supplied as it stands (条例第二十九条); the server asks the same. */
function objectionTo({ identity = NOBODY, way }: Partial<Values>): string | undefined {
  if ([identity.phone, identity.email, identity.address].every((contact) => contact.trim() === ''))
    return '请至少填写一种联系方式'
  if (way === 'email' && !/^[^\s@]+@[^\s@]+$/.test(identity.email.trim())) return '以电子邮件提供的，请填写电子邮箱'
  return way === 'post' && identity.address.trim() === '' ? '邮寄的，请填写通信地址' : undefined
}

function Coming(): ReactNode {
  return (
    <>
      <Form.Item name="channel" label="怎样提出的">
        <Select options={optionsOf(PAPER_CHANNEL_NAMES)} />
      </Form.Item>
      <DayField
        name="cameOn"
        label="提交、签收或者接听的日期"
        until={today()}
        extra="当面、挂号信或者特快专递、电话协助的，从这一天的次日起算；平常信函、传真、电子邮件的，登记后再确认收到。"
      />
    </>
  )
}

function Applicant(): ReactNode {
  const form = Form.useFormInstance<Values>()
  const isPerson = Form.useWatch('kind', form) === 'person'
  return (
    <>
      <Form.Item name="kind" label="申请人类型">
        <Select options={optionsOf(APPLICANT_NAMES)} />
      </Form.Item>
      <ShortText name={['identity', 'name']} label="姓名或者单位名称" isRequired />
      <Form.Item name={['identity', 'documentType']} label="证件类型">
        <Select options={DOCUMENTS} />
      </Form.Item>
      <ShortText name={['identity', 'documentNo']} label="证件号码或者统一社会信用代码" isRequired />
      <div hidden={isPerson}>
        <ShortText name={['identity', 'representative']} label="法定代表人或者负责人" isRequired={!isPerson} />
        <ShortText name={['identity', 'contactName']} label="联系人" isRequired={!isPerson} />
      </div>
      <ShortText name={['identity', 'phone']} label="联系电话" />
      <ShortText name={['identity', 'email']} label="电子邮箱" />
      <ShortText name={['identity', 'address']} label="通信地址和邮编" />
    </>
  )
}

function Asked(): ReactNode {
  return (
    <>
      <ShortText
        name={['request', 'title']}
        label="申请事项"
        isRequired
        extra="信息的名称、文号，或者一句话的概括；请不要写姓名和证件号码。"
      />
      <LongText
        name={['request', 'what']}
        label="内容描述"
        most={4000}
        extra="便于查找的其他特征，照申请人的原话填写。"
      />
      <Form.Item name={['request', 'purpose']} label="用途（申请人没有写的不填）">
        <Input maxLength={1000} />
      </Form.Item>
      <Form.Item name="form" label="信息的形式">
        <Radio.Group options={optionsOf(FORM_NAMES)} />
      </Form.Item>
      <Form.Item name="way" label="获取的方式">
        <Select options={optionsOf(WAY_NAMES)} />
      </Form.Item>
    </>
  )
}

interface RegisterProps {
  readonly isOpen: boolean
  readonly close: () => void
  readonly registered: (receipt: Receipt) => void
}

/** 登记纸质申请: the office fills in what came over the counter, by post, fax or telephone. */
export function RegisterForm({ registered, ...opening }: RegisterProps): ReactNode {
  const register = useAct(registerApplication)
  return (
    <FormDrawer<Values>
      {...opening}
      title="登记纸质申请"
      okText="登记"
      size={640}
      initial={initialValues()}
      objectionTo={objectionTo}
      run={async ({ cameOn, ...values }) => {
        const body = { ...values, cameOn: dayText(cameOn) }
        const { number, code, dueOn } = await register.mutateAsync({ body })
        const facts = [
          ['申请事项', body.request.title],
          ['提交日期', body.cameOn],
          ['答复期限', dueOn === null ? '双方确认收到之日的次日起算' : `${dueOn} 前`],
          ['查询进度', `${location.origin}/apply/progress`],
        ] as const
        registered({ number, code, facts })
      }}
    >
      <Coming />
      <Applicant />
      <Asked />
    </FormDrawer>
  )
}
