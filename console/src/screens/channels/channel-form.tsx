import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { addChannel, changeChannel } from '../../../../src/features/channels/channels.contract.ts'
import { CHANNEL_KIND_NAMES } from '../../../../src/kernel/channel-terms.ts'
import { useAct } from '../../api/use-call.ts'
import { ShortText } from '../../parts/fields.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { optionsOf } from '../documents/names.ts'
import type { Channel } from './channel-words.ts'

type Values = Omit<Channel, 'id' | 'total' | 'lastOn'>

const NEW: Values = { name: '', kind: 'online', address: '', note: '', takesAffairs: false, isUsed: true, sort: 100 }

/** A channel, new or changed. */
export function ChannelForm({
  channel,
  ...drawer
}: {
  channel: Channel | null
  isOpen: boolean
  close: () => void
}): ReactNode {
  const [add, change] = [useAct(addChannel), useAct(changeChannel)]
  return (
    <FormDrawer<Values>
      {...drawer}
      title={channel === null ? '新增公开渠道' : '修改公开渠道'}
      done="已保存"
      initial={channel ?? NEW}
      run={(values) => {
        const body = { ...NEW, ...values, address: values.address.trim(), note: values.note.trim() }
        return channel === null ? add.mutateAsync({ body }) : change.mutateAsync({ params: { id: channel.id }, body })
      }}
    >
      <ShortText name="name" label="名称" isRequired />
      <Form.Item name="kind" label="种类">
        <Select options={optionsOf(CHANNEL_KIND_NAMES)} />
      </Form.Item>
      <ShortText name="address" label="网址或者地址" extra="网址以 http:// 或者 https:// 开头，读者可以点开。" />
      <Form.Item name="note" label="说明">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="takesAffairs" valuePropName="checked">
        <Checkbox>“阳光三务”信息要同步到这个渠道</Checkbox>
      </Form.Item>
      <Form.Item name="isUsed" valuePropName="checked">
        <Checkbox>正在使用（停用后不能再登记，已登记的保留）</Checkbox>
      </Form.Item>
      <Form.Item name="sort" label="次序" rules={[{ required: true, message: '请填写次序' }]}>
        <InputNumber min={0} max={100000} precision={0} />
      </Form.Item>
    </FormDrawer>
  )
}
