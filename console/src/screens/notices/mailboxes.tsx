import { Button, Form, Input, InputNumber, Radio, Select, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { listMailboxesEndpoint, saveMailboxEndpoint } from '../../../../src/features/notices/mail.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { useUnitChoices } from '../../parts/choices.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText } from '../../parts/words.tsx'

type Mailbox = Reply<typeof listMailboxesEndpoint>['rows'][number]
type Values = Pick<Mailbox, 'address' | 'host' | 'port' | 'security' | 'login' | 'folder' | 'state'> & {
  readonly unitId?: string | null
  readonly password?: string
}

const NEW: Partial<Values> = { port: 993, security: 'tls', folder: 'INBOX', state: 'active' }
const SECURITY = [
  { value: 'tls', label: 'TLS（一般为 993 端口）' },
  { value: 'starttls', label: 'STARTTLS（一般为 143 端口）' },
  { value: 'plain', label: '不加密（只限本机）' },
]
const REQUIRED = [{ required: true, message: '请填写这一项' }]

function PlaceFields({ keptFor }: { keptFor: Mailbox['keptFor'] }): ReactNode {
  const units = useUnitChoices()
  return (
    <>
      <Form.Item name="address" label="邮箱地址" rules={REQUIRED}>
        <Input maxLength={254} />
      </Form.Item>
      {keptFor === 'supervision' ? null : (
        <Form.Item name="unitId" label="所属单位" extra="来信只由所属单位的人员打开；不选则由信息公开办公室打开。">
          <Select allowClear options={units} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      )}
      <Form.Item name="host" label="IMAP 服务器" rules={REQUIRED}>
        <Input maxLength={253} placeholder="imap.example.edu.cn" />
      </Form.Item>
      <Form.Item name="security" label="加密方式" rules={REQUIRED}>
        <Select options={SECURITY} />
      </Form.Item>
      <Form.Item name="port" label="端口" rules={REQUIRED}>
        <InputNumber min={1} max={65535} />
      </Form.Item>
    </>
  )
}

function SignInFields({ isNew }: { isNew: boolean }): ReactNode {
  return (
    <>
      <Form.Item name="login" label="登录名" rules={REQUIRED}>
        <Input maxLength={254} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="password"
        label="口令或授权码"
        rules={isNew ? REQUIRED : []}
        extra={isNew ? '加密保存，之后不再显示。' : '不填则保留原来的口令。'}
      >
        <Input.Password maxLength={500} autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="folder" label="文件夹" rules={REQUIRED}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="state" label="查收">
        <Radio.Group
          options={[
            { value: 'active', label: '查收' },
            { value: 'paused', label: '暂停' },
          ]}
        />
      </Form.Item>
    </>
  )
}

function columnsFor(edit: (row: Mailbox) => void): NonNullable<TableProps<Mailbox>['columns']> {
  return [
    { title: '邮箱', dataIndex: 'address', width: 240 },
    {
      title: '所属单位',
      key: 'unit',
      width: 180,
      render: (_, { unitName, keptFor }) =>
        unitName || (keptFor === 'supervision' ? '信息公开监督办公室' : '信息公开办公室'),
    },
    { title: '查收', key: 'state', width: 90, render: (_, { state }) => (state === 'active' ? '正常查收' : '已暂停') },
    {
      title: '最近一次',
      key: 'checked',
      width: 300,
      render: (_, { checkedAt, fault }) =>
        checkedAt === null ? '还没有查收过' : `${instantText(checkedAt)} ${fault === '' ? '正常' : fault}`,
    },
    {
      title: '操作',
      key: 'act',
      width: 90,
      render: (_, row) => (
        <Button
          size="small"
          onClick={() => {
            edit(row)
          }}
        >
          修改
        </Button>
      ),
    },
  ]
}

const NONE: Readonly<Record<Mailbox['keptFor'], string>> = {
  office: '还没有登记收信邮箱。发件地址也登记在这里，退信才能自动识别。',
  supervision: '还没有登记监督办公室的收信邮箱。登记后，寄到监督举报信箱地址的邮件自动成为来信，只有监督办公室能看到。',
}

interface DrawerProps {
  readonly isOpen: boolean
  readonly close: () => void
  readonly edited: Mailbox | null
  readonly keptFor: Mailbox['keptFor']
}

function MailboxForm({ isOpen, close, edited, keptFor }: DrawerProps): ReactNode {
  const save = useAct(saveMailboxEndpoint)
  return (
    <FormDrawer<Values>
      isOpen={isOpen}
      close={close}
      title={edited ? '修改收信邮箱' : '新增收信邮箱'}
      initial={edited ?? NEW}
      done="已保存，下一次查收时生效"
      run={({ unitId = null, password = '', ...values }) =>
        save.mutateAsync({ body: { id: edited?.id ?? '', unitId, password, keptFor, ...values } })
      }
    >
      <PlaceFields keptFor={keptFor} />
      <SignInFields isNew={edited === null} />
    </FormDrawer>
  )
}

/** 收信邮箱: which mailboxes the platform reads for the office and the units, or for the supervision office alone, and how that goes. */
export function Mailboxes({ keptFor }: { keptFor: Mailbox['keptFor'] }): ReactNode {
  const query = useCall(listMailboxesEndpoint)
  const form = useOpen()
  const [edited, setEdited] = useState<Mailbox | null>(null)
  const edit = (row: Mailbox | null): void => {
    setEdited(row)
    form.open()
  }
  const add = (
    <Button
      size="small"
      onClick={() => {
        edit(null)
      }}
    >
      新增邮箱
    </Button>
  )
  return (
    <Panel title="收信邮箱" more={add}>
      <Loaded query={query}>
        {({ rows: all }) => {
          const rows = all.filter((row) => row.keptFor === keptFor)
          return rows.length === 0 ? (
            <p className="quiet">{NONE[keptFor]}</p>
          ) : (
            <DataTable<Mailbox> rowKey="id" dataSource={rows} columns={columnsFor(edit)} pagination={false} />
          )
        }}
      </Loaded>
      <MailboxForm isOpen={form.isOpen} close={form.close} edited={edited} keptFor={keptFor} />
    </Panel>
  )
}
