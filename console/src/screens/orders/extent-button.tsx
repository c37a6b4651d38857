import { Button, Form, Radio } from 'antd'
import type { ReactNode } from 'react'
import { getOrderExtent, setOrderExtent } from '../../../../src/features/orders/orders.contract.ts'
import { ORDER_EXTENTS, type OrderExtent } from '../../../../src/kernel/monitor-words.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { ActDialog } from '../../parts/fields.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { optionsOf } from '../documents/names.ts'

/** Sets how much of the orders everybody may read. */
export function ExtentButton(): ReactNode {
  const { isOpen, open, close } = useOpen()
  const { data } = useCall(getOrderExtent)
  const set = useAct(setOrderExtent)
  if (!data) return null
  return (
    <>
      <Button onClick={open}>公开程度</Button>
      <ActDialog<{ extent: OrderExtent }>
        isOpen={isOpen}
        close={close}
        title="整改情况的公开程度"
        okText="保存"
        done="已保存"
        initial={data}
        run={(body) => set.mutateAsync({ body })}
      >
        <p>发现的问题、单位的异议和复核意见在任何情况下都不对外公开。</p>
        <Form.Item name="extent" label="社会公众可以看到">
          <Radio.Group style={{ display: 'grid', gap: 8 }} options={optionsOf(ORDER_EXTENTS)} />
        </Form.Item>
      </ActDialog>
    </>
  )
}
