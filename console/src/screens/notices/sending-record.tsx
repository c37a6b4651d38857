import { Alert, Button, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import {
  listNoticesEndpoint,
  retryNoticeEndpoint,
  sendingStateEndpoint,
} from '../../../../src/features/notices/notices.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useDo } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { ChoiceField, WordsField } from '../../parts/query-fields.tsx'
import { QueryBar, Rows, useListState } from '../../parts/table-page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText, stateOptions, StateTag } from '../../parts/words.tsx'
import { Mailboxes } from './mailboxes.tsx'
import { TrialForm } from './trial-form.tsx'

type Row = Reply<typeof listNoticesEndpoint>['rows'][number]

const CHANNELS: Readonly<Record<Row['channel'], string>> = { email: '邮件', sms: '短信', wecom: '企业微信' }
const CHANNEL_CHOICES = Object.entries(CHANNELS).map(([value, label]) => ({ value, label }))

function whatNext({ state, nextAttemptAt, acceptedAt }: Row): string {
  if (acceptedAt !== null) return `${instantText(acceptedAt)} 送交`
  if (nextAttemptAt !== null) return `${instantText(nextAttemptAt)} 再发`
  return state === 'queued' ? '即将发送' : '不再自动发送'
}

function columnsFor(retry: (row: Row) => void): NonNullable<TableProps<Row>['columns']> {
  return [
    { title: '排队时间', key: 'queuedAt', width: 150, render: (_, { queuedAt }) => instantText(queuedAt) },
    { title: '通知', dataIndex: 'kindName', width: 150 },
    { title: '件号', dataIndex: 'reference', width: 150 },
    { title: '方式', key: 'channel', width: 90, render: (_, { channel }) => CHANNELS[channel] },
    {
      title: '状态',
      key: 'state',
      width: 190,
      render: (_, row) => (
        <>
          <StateTag of="notice" state={row.state} />
          {row.isRepeated ? '曾带标记重发' : ''}
        </>
      ),
    },
    { title: '时间', key: 'next', width: 190, render: (_, row) => whatNext(row) },
    { title: '次数', dataIndex: 'attempts', width: 70 },
    { title: '服务器答复', dataIndex: 'answer', width: 280 },
    {
      title: '操作',
      key: 'act',
      width: 90,
      render: (_, row) =>
        row.mayRetry ? (
          <Button
            size="small"
            onClick={() => {
              retry(row)
            }}
          >
            重发
          </Button>
        ) : null,
    },
  ]
}

/** Says plainly what is not set up and what waits or has failed. */
function SendingState(): ReactNode {
  const { data } = useCall(sendingStateEndpoint)
  if (!data) return null
  const { isSetUp, counts } = data
  const troubles = counts.failed + counts.bounced + counts.uncertain
  return (
    <>
      {isSetUp.email ? null : (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={`还没有设置邮件服务器，邮件通知没有发出，正在排队等候（共 ${String(counts.queued)} 条等候）。请网络信息中心设置后重新启动，排队的通知会自动发出。`}
        />
      )}
      {troubles === 0 ? null : (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 12 }}
          title={`未送达 ${String(counts.failed)} 条，被退回 ${String(counts.bounced)} 条，不能确认 ${String(counts.uncertain)} 条。请查看服务器答复，排除原因后重发，或改用其他方式告知对方。`}
        />
      )}
    </>
  )
}

/** 发送记录: what was sent and what became of it; neither address nor words. */
export default function SendingRecord(): ReactNode {
  const list = useListState()
  const trial = useOpen()
  const retry = useAct(retryNoticeEndpoint)
  const act = useDo()
  const state = list.get('state') as Row['state'] | undefined
  const channel = list.get('channel') as Row['channel'] | undefined
  const query = useCall(listNoticesEndpoint, {
    query: { page: list.page, size: list.size, state, channel, reference: list.get('reference') },
  })
  const columns = columnsFor(({ id }) => void act(() => retry.mutateAsync({ params: { id } }), '已重新排队'))
  return (
    <Page
      title="发送记录"
      lead="邮件、短信和企业微信通知。对方服务器接收后才算送交；这里不显示收件地址和内容。"
      actions={<Button onClick={trial.open}>发送测试</Button>}
    >
      <SendingState />
      <QueryBar list={list}>
        <ChoiceField list={list} name="state" label="状态" width={130} options={stateOptions('notice')} />
        <ChoiceField list={list} name="channel" label="方式" width={130} options={CHANNEL_CHOICES} />
        <WordsField list={list} name="reference" label="件号" />
      </QueryBar>
      <div className="panel">
        <Rows query={query} list={list} columns={columns} rowKey="id" empty="没有符合条件的通知。" />
      </div>
      <Mailboxes keptFor="office" />
      <TrialForm isOpen={trial.isOpen} close={trial.close} />
    </Page>
  )
}
