import { Button, Tag, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { listAppearances, listChannels } from '../../../../src/features/channels/channels.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { ChoiceField, DaysField, WordsField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, Rows, useListState } from '../../parts/table-page.tsx'
import { AppearanceDrawer } from './appearance-drawer.tsx'
import { AppearanceForm } from './appearance-form.tsx'
import { ChannelPanel, DriftPanel } from './channel-panel.tsx'
import { type Appearance, type Channel, stateOf } from './channel-words.ts'

function columnsFor(list: ListState): NonNullable<TableProps<Appearance>['columns']> {
  return [
    {
      title: '内容',
      key: 'title',
      width: 320,
      render: (_, { id, title }) => (
        <a
          href={`?appearance=${id}`}
          onClick={(event) => {
            event.preventDefault()
            list.set({ appearance: id, page: String(list.page) })
          }}
        >
          {title}
        </a>
      ),
    },
    { title: '渠道', dataIndex: 'channelName', width: 160 },
    { title: '发布日期', dataIndex: 'appearedOn', width: 120 },
    { title: '责任单位', dataIndex: 'unitName', width: 150 },
    { title: '佐证', key: 'proofs', width: 70, render: (_, { proofs }) => `${String(proofs.length)} 个` },
    {
      title: '状态',
      key: 'state',
      width: 130,
      render: (_, row) => (row.drift === null ? stateOf(row) : <Tag color="error">不一致</Tag>),
    },
  ]
}

function Register({ list, channels }: { list: ListState; channels: readonly Channel[] }): ReactNode {
  const units = useUnitChoices()
  const query = useCall(listAppearances, {
    query: {
      page: list.page,
      size: list.size,
      channelId: list.get('channel'),
      unitId: list.get('unit'),
      from: list.get('from'),
      until: list.get('until'),
      q: list.get('q'),
    },
  })
  const options = channels.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <QueryBar list={list}>
        <ChoiceField list={list} name="channel" label="渠道" width={180} options={options} />
        <ChoiceField list={list} name="unit" label="单位" width={170} options={units} />
        <DaysField list={list} label="发布日期" />
        <WordsField list={list} name="q" label="内容" width={150} />
      </QueryBar>
      <div className="panel">
        <Rows query={query} list={list} columns={columnsFor(list)} rowKey="id" empty="没有这样的登记。" />
      </div>
    </>
  )
}

/** 公开渠道: where else the school publishes, what appeared there, and what there is no longer as it is published. */
export default function ChannelsPage(): ReactNode {
  const list = useListState()
  const query = useCall(listChannels)
  const [isOpen, setOpen] = useState(false)
  const button = (
    <Button
      type="primary"
      onClick={() => {
        setOpen(true)
      }}
    >
      登记发布
    </Button>
  )
  return (
    <Page
      title="公开渠道"
      lead="信息在门户以外的渠道发布，也要登记：哪一天、在哪里、向谁，展示的是哪个版本。"
      {...(query.data?.mayRegister === true ? { actions: button } : {})}
    >
      <DriftPanel />
      <Register list={list} channels={query.data?.rows ?? []} />
      <Loaded query={query}>{({ rows, mayManage }) => <ChannelPanel rows={rows} mayManage={mayManage} />}</Loaded>
      <AppearanceForm
        isOpen={isOpen}
        close={() => {
          setOpen(false)
        }}
      />
      <AppearanceDrawer
        id={list.get('appearance')}
        close={() => {
          list.set({ appearance: undefined, page: String(list.page) })
        }}
      />
    </Page>
  )
}
