import { Button, Descriptions } from 'antd'
import type { ReactNode } from 'react'
import { type Entry, rolesText, subjectTypeName } from './entry-words.ts'

function secondsText(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
}

function dataText(data: string): string {
  return data === '{}' ? '没有其他数据' : JSON.stringify(JSON.parse(data), null, 2)
}

/** Everything the ledger holds of an entry, and the number that seals it. */
export function EntryFacts({ entry, follow }: { entry: Entry; follow: () => void }): ReactNode {
  const { actorName, actorUnit, actorRoles } = entry
  const who = [actorName, actorUnit, rolesText(actorRoles)].filter((part) => part !== '').join('，')
  const items = [
    { key: 'at', label: '时间', children: `${secondsText(entry.at)}（北京时间）` },
    { key: 'position', label: '台账序号', children: entry.position },
    { key: 'who', label: '办理人（当时）', children: who === '' ? '访客' : who },
    { key: 'type', label: '类别', children: `${entry.typeName}（${entry.type}）` },
    {
      key: 'subject',
      label: '对象',
      children: (
        <>
          {subjectTypeName(entry.subjectType)} <span className="mono">{entry.subjectId}</span>{' '}
          <Button size="small" onClick={follow}>
            这个对象的全部记录
          </Button>
        </>
      ),
    },
    { key: 'reason', label: '理由', children: entry.reason === '' ? '没有填写' : entry.reason },
    { key: 'data', label: '数据', children: <pre className="data">{dataText(entry.data)}</pre> },
    { key: 'request', label: '请求编号', children: <span className="mono">{entry.requestId || '无'}</span> },
    { key: 'hash', label: '哈希值（SHA-256）', children: <span className="mono">{entry.hash}</span> },
    {
      key: 'seal',
      label: '封存序号',
      children: entry.sealSeq === null ? '还没有封存，通常几秒钟内完成' : `第 ${String(entry.sealSeq)} 号`,
    },
  ]
  return <Descriptions className="entry-facts" size="small" bordered column={1} items={items} />
}
