import { Alert, Button, DatePicker, Form, type FormInstance, Input, InputNumber } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { ChooseFile } from '../../parts/choose-file.tsx'
import { FaultNotice } from '../../parts/fault.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import '../../styles/settings.css'
import { type CalendarYear, type NoticeHead, useYearImport, type YearWork } from './use-year-import.ts'
import { YearCheck } from './year-check.tsx'

interface HeadValues {
  readonly year: number
  readonly source: string
  readonly sourceUrl?: string
  readonly announcedOn?: Dayjs | null
  readonly reason?: string
}

function titleOf(year: number): string {
  return `国务院办公厅关于${String(year)}年部分节假日安排的通知`
}

function toHead({ year, source, sourceUrl, announcedOn, reason }: HeadValues): NoticeHead {
  return {
    year,
    source,
    sourceUrl: sourceUrl ?? '',
    announcedOn: announcedOn?.format('YYYY-MM-DD'),
    reason: reason ?? '',
  }
}

function initialOf(corrected: CalendarYear | undefined, next: number): HeadValues {
  if (!corrected) return { year: next, source: titleOf(next) }
  const { year, source, sourceUrl, announcedOn } = corrected
  return { year, source, sourceUrl, ...(announcedOn === null ? {} : { announcedOn: dayjs(announcedOn) }) }
}

function ReasonField(): ReactNode {
  return (
    <Form.Item
      name="reason"
      label="更正的理由（记入台账）"
      rules={[{ required: true, whitespace: true, message: '这一年已经公布，请写明更正的理由' }]}
    >
      <Input.TextArea maxLength={500} rows={2} />
    </Form.Item>
  )
}

interface HeadFieldsProps {
  readonly form: FormInstance<HeadValues>
  readonly initial: HeadValues
  readonly covered: ReadonlySet<number>
}

function HeadFields({ form, initial, covered }: HeadFieldsProps): ReactNode {
  const year = (Form.useWatch('year', form) as number | undefined) ?? initial.year
  return (
    <Form<HeadValues> form={form} layout="vertical" initialValues={initial}>
      <Form.Item name="year" label="年份" rules={[{ required: true, message: '请填写年份' }]}>
        <InputNumber
          min={2000}
          max={2100}
          precision={0}
          onChange={(value) => {
            if (typeof value === 'number') form.setFieldValue('source', titleOf(value))
          }}
        />
      </Form.Item>
      <Form.Item
        name="source"
        label="依据的通知"
        rules={[{ required: true, whitespace: true, min: 4, message: '请填写通知的名称' }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="sourceUrl"
        label="通知的网址"
        rules={[{ pattern: /^https?:\/\/[^\s"<>]+$/, message: '网址应以 http:// 或 https:// 开头' }]}
      >
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="announcedOn" label="公布日期">
        <DatePicker maxDate={dayjs()} />
      </Form.Item>
      {covered.has(year) ? <ReasonField /> : null}
    </Form>
  )
}

interface StepsProps {
  readonly fields: ReactNode
  readonly work: YearWork
  readonly check: (file: File) => void
  readonly apply: (over: number) => void
}

function Steps({ fields, work, check, apply }: StepsProps): ReactNode {
  return (
    <ol className="import-steps">
      <li>
        <h3>填写通知</h3>
        {fields}
      </li>
      <li>
        <h3>准备日期</h3>
        <p>模板带有下拉选项、示例行和填写说明；备注以“示例”开头的行不会导入。也可以上传通用格式的 .json 文件。</p>
        <Button href="/api/v1/work-calendar/template.xlsx">下载模板</Button>
      </li>
      <li>
        <h3>上传并检查</h3>
        <p>上传后先检查，不会写入。</p>
        <ChooseFile label="选择文件（.xlsx 或 .json）" accept=".xlsx,.json" choose={check} />
        {work.file ? (
          <p className="quiet">
            {work.isBusy ? '正在检查' : '已上传'}：{work.file.name}
          </p>
        ) : null}
        {work.fault === null ? null : <FaultNotice error={work.fault} />}
      </li>
      <li>
        <h3>核对并确认</h3>
        <div aria-live="polite">
          <YearCheck work={work} apply={apply} />
        </div>
      </li>
    </ol>
  )
}

interface BodyProps {
  readonly close: () => void
  readonly years: readonly CalendarYear[]
  /** The year to be corrected; undefined for the next one. */
  readonly corrected: CalendarYear | undefined
}

function Body({ close, years, corrected }: BodyProps): ReactNode {
  const [form] = Form.useForm<HeadValues>()
  const { work, send } = useYearImport()
  const check = (file: File): void => {
    form.validateFields().then(
      (values) => send(file, toHead(values)),
      () => undefined,
    )
  }
  const apply = (over: number): void => {
    // What was checked is what is taken in, whatever the fields say by now; only the reason may be written later.
    const reason = (form.getFieldValue('reason') as string | undefined) ?? ''
    if (work.file && work.head) void send(work.file, { ...work.head, reason }, over)
  }
  if (work.result?.applied === true)
    return (
      <Alert
        type="success"
        showIcon
        title={`已导入，第 ${String(work.result.version)} 版。按工作日计算的期限将随之重新计算。`}
        description={<Button onClick={close}>关闭</Button>}
      />
    )
  const covered = new Set(years.map(({ year }) => year))
  const initial = initialOf(corrected, Math.max(dayjs().year(), ...covered) + 1)
  return (
    <Steps
      fields={<HeadFields form={form} initial={initial} covered={covered} />}
      work={work}
      check={check}
      apply={apply}
    />
  )
}

/** The notice of a year from Excel or JSON: what it is, its days, check, confirmation. Each opening begins anew. */
export function YearImport({ isOpen, ...body }: BodyProps & { readonly isOpen: boolean }): ReactNode {
  const { corrected, close } = body
  const title = corrected ? `更正${String(corrected.year)}年的放假安排` : '导入放假安排'
  return (
    <SideDrawer title={title} isOpen={isOpen} close={close} size={680}>
      <Body {...body} />
    </SideDrawer>
  )
}
