import { Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { pinAnswerEndpoint, saveTermEndpoint } from '../../../../src/features/search/search.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'

interface DialogProps {
  readonly isOpen: boolean
  readonly close: () => void
  /** The word it is about; empty for a new one. */
  readonly word: string
}

interface TermForm {
  readonly word: string
  readonly means?: string[]
}

/** Adds a word of the dictionary, or changes what else it is called. */
export function TermDialog({ isOpen, close, word, means }: DialogProps & { means: readonly string[] }): ReactNode {
  const [form] = Form.useForm<TermForm>()
  const save = useAct(saveTermEndpoint)
  return (
    <FormDialog<TermForm>
      isOpen={isOpen}
      close={close}
      title="检索词"
      okText="保存"
      form={form}
      initial={{ word, means: [...means] }}
      run={async (values) => {
        await save.mutateAsync({ body: { word: values.word, means: values.means ?? [] } })
        return '已保存，立即生效；含有该词的信息正在后台重新整理'
      }}
    >
      <Form.Item
        name="word"
        label="词语"
        extra="例如简称、校内专用的说法；检索时不会被拆开。"
        rules={[{ required: true, whitespace: true, message: '请填写词语' }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="means" label="还应查找" extra="例如“校办”还应查找“党政办公室”。每个词按回车确认，可以不填。">
        <Select mode="tags" open={false} suffix={null} aria-label="还应查找" maxCount={20} />
      </Form.Item>
    </FormDialog>
  )
}

interface PinForm {
  readonly word: string
  readonly no: number
}

/** Shows a publication first for a word. */
export function PinDialog({ isOpen, close, word }: DialogProps): ReactNode {
  const [form] = Form.useForm<PinForm>()
  const pin = useAct(pinAnswerEndpoint)
  return (
    <FormDialog<PinForm>
      isOpen={isOpen}
      close={close}
      title="推荐答案"
      okText="设置"
      form={form}
      initial={{ word }}
      run={async (body) => {
        await pin.mutateAsync({ body })
        return '已设置，搜索这个词时排在最前'
      }}
    >
      <Form.Item name="word" label="搜索词" rules={[{ required: true, whitespace: true, message: '请填写搜索词' }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="no"
        label="信息编号"
        extra="信息网址 /info/ 后面的数字。仅对能看到这份信息的读者显示。"
        rules={[{ required: true, message: '请填写已公开信息的编号' }]}
      >
        <InputNumber min={1} precision={0} style={{ width: 160 }} />
      </Form.Item>
    </FormDialog>
  )
}
