import { Button, Tag, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listWords, saveWord } from '../../../../src/features/monitors/monitors.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { ACTIONS, DataTable } from '../../parts/card-table.tsx'
import { useDo } from '../../parts/fault.tsx'
import { ActDialog, ShortText } from '../../parts/fields.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'

type Word = Reply<typeof listWords>['rows'][number]

function AddWord(): ReactNode {
  const { isOpen, open, close } = useOpen()
  const save = useAct(saveWord)
  return (
    <>
      <Button type="primary" onClick={open}>
        新增
      </Button>
      <ActDialog<{ wrong: string; suggestion: string }>
        isOpen={isOpen}
        close={close}
        title="新增错误写法"
        okText="保存"
        done="已保存，下一轮检查时生效"
        run={(word) => save.mutateAsync({ body: { ...word, isUsed: true } })}
      >
        <ShortText name="wrong" label="错误写法" isRequired extra="至少两个字，如本校名称、部门名称常见的误写。" />
        <ShortText name="suggestion" label="建议写法" isRequired />
      </ActDialog>
    </>
  )
}

function Toggle({ word }: { word: Word }): ReactNode {
  const save = useAct(saveWord)
  const act = useDo()
  const { wrong, suggestion, isUsed } = word
  const verb = isUsed ? '停用' : '启用'
  return (
    <Button
      size="small"
      aria-label={`${verb}“${wrong}”`}
      onClick={() =>
        void act(
          () => save.mutateAsync({ body: { wrong, suggestion, isUsed: !isUsed } }),
          `已${verb}，下一轮检查时生效`,
        )
      }
    >
      {verb}
    </Button>
  )
}

function columnsFor(mayManage: boolean): NonNullable<TableProps<Word>['columns']> {
  return [
    { title: '错误写法', dataIndex: 'wrong', width: 200 },
    { title: '建议写法', dataIndex: 'suggestion', width: 200 },
    { title: '来源', key: 'source', width: 110, render: (_, { isShipped }) => (isShipped ? '随系统' : '本校') },
    { title: '状态', key: 'state', width: 90, render: (_, { isUsed }) => <Tag>{isUsed ? '使用' : '停用'}</Tag> },
    ...(mayManage
      ? [{ title: '处理', key: ACTIONS, width: 90, render: (_: unknown, word: Word) => <Toggle word={word} /> }]
      : []),
  ]
}

/** 错别字表: what is sought in everything that is public; the school adds to it and takes out of it. */
export default function WordsPage(): ReactNode {
  const query = useCall(listWords)
  const mayManage = useSession().may('monitors.manage')
  return (
    <>
      <p className="quiet crumbs">
        <Link to="/monitors">监测</Link> › 错别字表
      </p>
      <Page
        title="错别字表"
        lead="监测时在已公开的标题、正文、表格和附件名中查找这些写法。改动后，下一轮检查全部信息。"
        actions={mayManage ? <AddWord /> : undefined}
      >
        <div className="panel">
          <Loaded query={query}>
            {({ rows }) => (
              <DataTable<Word>
                rowKey="wrong"
                columns={columnsFor(mayManage)}
                dataSource={rows}
                pagination={{ pageSize: 50 }}
              />
            )}
          </Loaded>
        </div>
      </Page>
    </>
  )
}
