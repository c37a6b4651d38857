import { Button, Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import {
  addCommonOpinion,
  listCommonOpinions,
  removeCommonOpinion,
} from '../../../../src/features/review/review.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useDo } from '../../parts/fault.tsx'
import { Loaded } from '../../parts/loaded.tsx'

interface Values {
  readonly decision: 'approve' | 'return'
  readonly text: string
}

function Add(): ReactNode {
  const [form] = Form.useForm<Values>()
  const add = useAct(addCommonOpinion)
  const act = useDo()
  const submit = async (body: Values): Promise<void> => {
    if (await act(() => add.mutateAsync({ body }), '已添加')) form.resetFields()
  }
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ decision: 'approve' }}
      onFinish={(values) => void submit(values)}
    >
      <Form.Item name="decision" label="用于">
        <Radio.Group
          options={[
            { value: 'approve', label: '同意' },
            { value: 'return', label: '退回' },
          ]}
        />
      </Form.Item>
      <Form.Item name="text" label="意见" rules={[{ required: true, whitespace: true, message: '请填写意见' }]}>
        <Input maxLength={200} style={{ maxWidth: 560 }} />
      </Form.Item>
      <Button htmlType="submit" loading={add.isPending}>
        添加常用意见
      </Button>
    </Form>
  )
}

/** The phrases one may choose from: the office's for everybody, and one's own. */
export function CommonOpinions(): ReactNode {
  const query = useCall(listCommonOpinions)
  const remove = useAct(removeCommonOpinion)
  const act = useDo()
  return (
    <>
      <Loaded query={query}>
        {({ rows }) => (
          <ul className="lines" style={{ marginBottom: 24 }}>
            {rows.map(({ id, decision, text, isMine }) => (
              <li key={id}>
                <span>{decision === 'approve' ? '同意' : '退回'}</span>
                <span className="grow">{text}</span>
                {isMine ? (
                  <Button
                    size="small"
                    aria-label={`删除常用意见：${text}`}
                    onClick={() => void act(() => remove.mutateAsync({ params: { id } }), '已删除')}
                  >
                    删除
                  </Button>
                ) : (
                  <span className="quiet">公共</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Add />
    </>
  )
}
