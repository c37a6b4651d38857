import type { ReactNode } from 'react'
import { dayOf } from '../../../kernel/day.ts'
import type { PersonFile } from '../../services/index.ts'
import { Frame, type PageContext } from './frame.tsx'
import { HALL, HIDDEN_META } from './hall-form.tsx'
import { Empty } from './lists.tsx'

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${String(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

function FileLine({ file: { id, name, size, keptAt, expiresOn } }: { file: PersonFile }): ReactNode {
  return (
    <li>
      <time dateTime={keptAt.toISOString()}>{dayOf(keptAt)}</time>
      <span>
        <a href={`/hall/mine/files/${id}`}>{name}</a>
        <span className="notes">
          <span>{sizeText(size)}</span>
          <span>{expiresOn} 以前没有再用，自动删除</span>
        </span>
      </span>
      <form className="by" method="post" action={`/hall/mine/files/${id}/removal`}>
        <button className="button quiet" type="submit" aria-label={`删除 ${name}`}>
          删除
        </button>
      </form>
    </li>
  )
}

/** 我的附件: what the reader keeps for forms that are not sent yet, and to use it again. */
export function MyFiles({ page, files }: { page: PageContext; files: readonly PersonFile[] }): ReactNode {
  const crumbs = [HALL, { name: '我的办件', href: '/hall/mine' }, { name: '我的附件' }]
  return (
    <Frame page={page} title="我的附件" crumbs={crumbs} meta={HIDDEN_META}>
      <h1 className="page-title">我的附件</h1>
      <p className="lead">
        保存表单时一并保存的附件，和您选择留下的附件。加密保存，只有您本人可以查看、选用和删除；已经提交的办件另有一份，不受删除影响。
      </p>
      {files.length === 0 ? <Empty>还没有保存附件。</Empty> : null}
      <ul className="list">
        {files.map((file) => (
          <FileLine key={file.id} file={file} />
        ))}
      </ul>
    </Frame>
  )
}
