import { Button, Form, Input, Select, Table, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { listCatalogues } from '../../../src/features/catalogue/catalogue.contract.ts'
import { getGuard, saveGuardSettings, saveLeakPolicy } from '../../../src/features/leakguard/leakguard.contract.ts'
import type { Reply } from '../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../api/use-call.ts'
import { matches } from '../parts/choices.ts'
import { useDo } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page, Panel } from '../parts/page.tsx'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { ScrollArea } from '../parts/scroll-area.tsx'
import { type Opening, useOpen } from '../parts/use-open.ts'

type Guard = Reply<typeof getGuard>
type Policy = Guard['policies'][number]
type Actions = Policy['actions']
type Kind = keyof Actions

const ACTIONS = [
  { value: 'block', label: '拦截' },
  { value: 'warn', label: '提醒' },
  { value: 'allow', label: '允许' },
] as const

function nameOf({ name, itemNumber }: Policy): string {
  return itemNumber === '' ? name : `第 ${itemNumber} 项 · ${name}`
}

interface Change {
  readonly policy: Policy
  /** Null restores what ships with the platform. */
  readonly actions: Actions | null
}

function ReasonOfChange({ change, opening }: { change: Change; opening: Opening }): ReactNode {
  const save = useAct(saveLeakPolicy)
  const { policy, actions } = change
  const { catalogueId, itemNumber } = policy
  return (
    <ReasonDialog
      isOpen={opening.isOpen}
      close={opening.close}
      title={actions ? '变更检查规则' : '恢复默认规则'}
      note={`${nameOf(policy)}。变更立即对全校生效，并记入台账。`}
      okText="保存"
      done="已保存，下一次检查即按新规则"
      run={(reason) => save.mutateAsync({ body: { catalogueId, itemNumber, actions, reason } })}
    />
  )
}

function Cell({
  guard,
  policy,
  kind,
  ask,
}: {
  guard: Guard
  policy: Policy
  kind: Guard['kinds'][number]
  ask: (change: Change) => void
}): ReactNode {
  const value = policy.actions[kind.kind]
  if (!guard.mayManage || kind.isFixed) return ACTIONS.find((action) => action.value === value)?.label
  return (
    <Select<Actions[Kind]>
      size="small"
      aria-label={`${nameOf(policy)}：${kind.name}`}
      value={value}
      options={[...ACTIONS]}
      style={{ width: 76 }}
      onChange={(chosen) => {
        ask({ policy, actions: { ...policy.actions, [kind.kind]: chosen } })
      }}
    />
  )
}

function Restore({ policy, ask }: { policy: Policy; ask: (change: Change) => void }): ReactNode {
  if (!policy.isChanged) return null
  return (
    <Button
      size="small"
      aria-label={`${nameOf(policy)}：恢复默认`}
      onClick={() => {
        ask({ policy, actions: null })
      }}
    >
      恢复默认
    </Button>
  )
}

/** A line for each kind of finding, a column for each policy. */
function columnsOf(
  guard: Guard,
  ask: (change: Change) => void,
): NonNullable<TableProps<Guard['kinds'][number]>['columns']> {
  const columns = guard.policies.map((policy) => ({
    key: `${policy.catalogueId}/${policy.itemNumber}`,
    title: (
      <>
        {nameOf(policy)} {guard.mayManage ? <Restore policy={policy} ask={ask} /> : null}
      </>
    ),
    render: (_: unknown, kind: Guard['kinds'][number]) => <Cell guard={guard} policy={policy} kind={kind} ask={ask} />,
  }))
  return [{ title: '检查内容', key: 'kind', fixed: 'start', render: (_, { name }) => name }, ...columns]
}

/** The items that have no rules of their own yet, by catalogue; what is chosen begins with the rules for everything. */
function OneMore({ guard, ask }: { guard: Guard; ask: (change: Change) => void }): ReactNode {
  const { data } = useCall(listCatalogues)
  const [general] = guard.policies
  if (!guard.mayManage || !general) return null
  const taken = new Set(guard.policies.map(({ catalogueId, itemNumber }) => `${catalogueId}/${itemNumber}`))
  const free = (data?.rows ?? []).map(({ id, name, items }) => ({
    label: name,
    options: items
      .map(({ number, title }) => ({ value: `${id}/${number}`, label: `${number} ${title}` }))
      .filter(({ value }) => !taken.has(value)),
  }))
  return (
    <Select<string>
      aria-label="为另一个事项设定规则"
      placeholder="为另一个事项设定规则"
      showSearch={{ filterOption: matches }}
      value={null}
      options={free}
      style={{ maxWidth: 420, width: '100%', marginBlockEnd: 12 }}
      onChange={(chosen) => {
        const [catalogueId = '', itemNumber = ''] = chosen.split('/')
        const title = data?.rows
          .find(({ id }) => id === catalogueId)
          ?.items.find(({ number }) => number === itemNumber)?.title
        ask({ policy: { ...general, catalogueId, itemNumber, name: title ?? '' }, actions: general.actions })
      }}
    />
  )
}

function Policies({ guard }: { guard: Guard }): ReactNode {
  const [change, setChange] = useState<Change | null>(null)
  const opening = useOpen()
  const ask = (asked: Change): void => {
    setChange(asked)
    opening.open()
  }
  return (
    <Panel title="拦截什么">
      <p className="quiet">
        “拦截”的内容不删除、不经保密审查员放行就不能公开；只是疑似的一律提醒。国家秘密标志任何人不能放行。
      </p>
      <OneMore guard={guard} ask={ask} />
      <ScrollArea>
        <Table
          rowKey="kind"
          size="small"
          columns={columnsOf(guard, ask)}
          dataSource={guard.kinds}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      </ScrollArea>
      {change ? <ReasonOfChange change={change} opening={opening} /> : null}
    </Panel>
  )
}

interface Values {
  readonly studentPattern?: string
  readonly officialPhones?: string[]
}

function Settings({ guard }: { guard: Guard }): ReactNode {
  const save = useAct(saveGuardSettings)
  const act = useDo()
  const submit = ({ studentPattern = '', officialPhones = [] }: Values): void => {
    void act(() => save.mutateAsync({ body: { studentPattern: studentPattern.trim(), officialPhones } }), '已保存')
  }
  return (
    <Panel title="本校的号码">
      <Form<Values>
        layout="vertical"
        disabled={!guard.mayManage}
        initialValues={{ studentPattern: guard.studentPattern, officialPhones: guard.officialPhones }}
        onFinish={submit}
      >
        <Form.Item
          name="studentPattern"
          label="学号格式"
          extra="# 表示一位数字，@ 表示一个字母，{年} 表示四位年份，其余照写，例如 {年}######。不填则只按“学号”二字识别。"
        >
          <Input maxLength={40} style={{ maxWidth: 320 }} />
        </Form.Item>
        <Form.Item
          name="officialPhones"
          label="公务手机号码"
          extra="登记为公务的手机号码可以公开，例如值班手机。输入号码后按回车。"
        >
          <Select mode="tags" tokenSeparators={[' ', ',', '，']} open={false} style={{ maxWidth: 560 }} />
        </Form.Item>
        {guard.mayManage ? (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        ) : null}
      </Form>
    </Panel>
  )
}

function Sources({ guard }: { guard: Guard }): ReactNode {
  const bases = guard.policies.map(({ basis }) => basis).filter((basis) => basis !== '')
  return (
    <Panel title="依据">
      <ul>
        {[...new Set(bases)].map((basis) => (
          <li key={basis}>{basis}</li>
        ))}
      </ul>
    </Panel>
  )
}

/** 公开前检查: what is stopped under which item of the catalogue, and the school's own numbers. */
export default function LeakGuard(): ReactNode {
  const query = useCall(getGuard)
  return (
    <Page title="公开前检查" lead="标题、正文、表格、附件内容和文件名在送审和发布前都要检查，防止个人信息和秘密外泄。">
      <Loaded query={query}>
        {(guard) => (
          <>
            <Policies guard={guard} />
            <Settings guard={guard} />
            <Sources guard={guard} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
