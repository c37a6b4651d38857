import { Button, Form, InputNumber, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { announceDraw, drawSample, listDraws } from '../../../../src/features/orders/orders.contract.ts'
import { DRAW_KINDS, type DrawKind } from '../../../../src/kernel/monitor-words.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { useDo } from '../../parts/fault.tsx'
import { ActDialog, DayField, dayText } from '../../parts/fields.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { today } from '../../parts/today.ts'
import { useOpen } from '../../parts/use-open.ts'
import { instantText } from '../../parts/words.tsx'
import { facts } from '../cases/history-panels.tsx'
import { optionsOf } from '../documents/names.ts'

type Draw = Reply<typeof listDraws>['rows'][number]

interface Values {
  readonly kind: DrawKind
  readonly fromDay: Dayjs
  readonly toDay: Dayjs
  readonly size: number
}

function Announce(): ReactNode {
  const { isOpen, open, close } = useOpen()
  const announce = useAct(announceDraw)
  return (
    <>
      <Button type="primary" onClick={open}>
        公告抽查
      </Button>
      <ActDialog<Values>
        isOpen={isOpen}
        close={close}
        title="公告一次随机抽查"
        okText="公告"
        done="已公告，稍后可以抽取"
        initial={{ kind: 'publications', size: 20 }}
        run={({ fromDay, toDay, ...values }) =>
          announce.mutateAsync({ body: { ...values, fromDay: dayText(fromDay), toDay: dayText(toDay) } })
        }
      >
        <p>公告后范围和数量不能再改。抽取的种子取自公告以后台账上产生的封印，现在谁也不知道。</p>
        <Form.Item name="kind" label="范围">
          <Select options={optionsOf(DRAW_KINDS)} />
        </Form.Item>
        <DayField name="fromDay" label="开始日期" until={today()} />
        <DayField name="toDay" label="结束日期" until={today()} />
        <Form.Item name="size" label="抽取数量" rules={[{ required: true, message: '请填写抽取数量' }]}>
          <InputNumber min={1} max={1000} precision={0} />
        </Form.Item>
      </ActDialog>
    </>
  )
}

/** What was drawn, each with the way to order its unit. */
function DrawnLines({ drawn, mayOrder }: Pick<Draw, 'drawn'> & { mayOrder: boolean }): ReactNode {
  return (
    <ol className="lines">
      {drawn.map(({ key, title, unitId, unitName, path }) => (
        <li key={key}>
          <div className="grow">
            <div>{path === '' ? '已不再公开' : <a href={path}>{title}</a>}</div>
            <div className="quiet">{key}</div>
          </div>
          <span className="quiet">{unitName}</span>
          {mayOrder && unitId !== '' ? (
            <Link
              aria-label={`就“${title}”发出整改通知`}
              to={`/orders?${new URLSearchParams({ new: '1', unit: unitId, drawn: `${title}（${key}）` }).toString()}`}
            >
              发出整改通知
            </Link>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function DrawPanel({ draw, mayDraw }: { draw: Draw; mayDraw: boolean }): ReactNode {
  const run = useAct(drawSample)
  const act = useDo()
  const { id, kind, fromDay, toDay, size, populationSize, populationHash, seed, drawn } = draw
  const button =
    mayDraw && seed === null ? (
      <Button size="small" onClick={() => void act(() => run.mutateAsync({ params: { id } }), '已抽取')}>
        抽取
      </Button>
    ) : undefined
  return (
    <Panel title={`${instantText(draw.announcedAt)} 公告`} more={button}>
      {facts([
        ['范围', `${DRAW_KINDS[kind]}，${fromDay} 至 ${toDay}，共 ${String(populationSize)} 个`],
        ['数量', String(size)],
        ['公告人', draw.announcedBy],
        ['范围校验值', populationHash],
        ['种子', seed ?? '公告之后台账上第 5 条新记录的封印；产生后即可抽取'],
        ...(drawn.length === 0 ? [['抽到', '还没有抽取'] as const] : []),
      ])}
      <DrawnLines drawn={drawn} mayOrder={mayDraw} />
      <p>
        <a href={`/rectification/draws/${id}`}>公开的数据（JSON）</a>
      </p>
    </Panel>
  )
}

/** 随机抽查: announced, then drawn by a seed that nobody could know. */
export default function DrawsPage(): ReactNode {
  const query = useCall(listDraws)
  const mayDraw = useSession().may('orders.make')
  return (
    <Page
      title="随机抽查"
      lead="先公告范围和数量，再用公告以后产生的台账封印抽取；任何人都可以下载数据重新计算。"
      actions={mayDraw ? <Announce /> : undefined}
    >
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Panel>
              <p className="quiet">还没有公告过抽查。</p>
            </Panel>
          ) : (
            rows.map((draw) => <DrawPanel key={draw.id} draw={draw} mayDraw={mayDraw} />)
          )
        }
      </Loaded>
    </Page>
  )
}
