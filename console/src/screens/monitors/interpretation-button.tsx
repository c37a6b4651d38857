import { Button, Form, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import {
  changeInterpretationSetting,
  getInterpretationSetting,
} from '../../../../src/features/disclosures/relations.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { ActDialog } from '../../parts/fields.tsx'
import { useOpen } from '../../parts/use-open.ts'

interface Values {
  readonly days?: number | null
}

/** Sets after how many days a rule without an interpretation is told, or that nobody is told. */
export function InterpretationButton(): ReactNode {
  const { data } = useCall(getInterpretationSetting)
  const change = useAct(changeInterpretationSetting)
  const { isOpen, open, close } = useOpen()
  if (data?.mayManage !== true) return null
  return (
    <>
      <Button onClick={open}>解读提示</Button>
      <ActDialog<Values>
        isOpen={isOpen}
        close={close}
        title="政策文件没有解读的提示"
        okText="保存"
        done="已保存，下一轮检查按新的天数"
        initial={{ days: data.days }}
        run={({ days = null }) => change.mutateAsync({ body: { days } })}
      >
        <p>有文号的办法、规定、细则等向社会公开后，超过这些天没有关联已公开的解读，就提示。不填则不提示。</p>
        <Form.Item name="days" label="天数">
          <InputNumber min={1} max={365} precision={0} />
        </Form.Item>
      </ActDialog>
    </>
  )
}
