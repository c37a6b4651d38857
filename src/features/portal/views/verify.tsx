import type { ReactNode } from 'react'
import type { verifyResult } from '../../services/index.ts'
import { Contact } from './contact.tsx'
import { ErrorSummary, Field } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'
import { HALL, HIDDEN_META } from './hall-form.tsx'

const TITLE = '文书核验'

/** Asks for the code that stands on a document. */
export function VerifyForm({ page, error }: { page: PageContext; error: string }): ReactNode {
  return (
    <Frame page={page} title={TITLE} crumbs={[HALL, { name: TITLE }]} meta={HIDDEN_META}>
      <h1 className="page-title">{TITLE}</h1>
      <p className="lead">输入信息服务大厅出具的文书上的验证码，核对文书是否由本校出具、是否在有效期内。</p>
      <form className="form" method="post" action="/verify">
        <ErrorSummary error={error} />
        <Field name="code" label="验证码" required autoComplete="off" maxLength={40} />
        <button className="button" type="submit">
          核验
        </button>
      </form>
    </Frame>
  )
}

/** What was found by a code; `isSame` says whether the file that was sent is the one that was issued, null when none was. */
export interface VerifyView {
  readonly result: Awaited<ReturnType<typeof verifyResult>>
  readonly isSame: boolean | null
  readonly code: string
}

function Same({ isSame }: Pick<VerifyView, 'isSame'>): ReactNode {
  if (isSame === null) return null
  return (
    <div className={isSame ? 'notice good' : 'notice late'} role="status">
      <p>{isSame ? '文件与出具时完全一致。' : '文件与出具时不一致，内容可能被改动过。'}</p>
    </div>
  )
}

function CompareForm({ code }: Pick<VerifyView, 'code'>): ReactNode {
  return (
    <form className="form" method="post" encType="multipart/form-data" action="/verify/file">
      <h2>核对文件</h2>
      <input type="hidden" name="code" value={code} />
      <div className="field">
        <label htmlFor="file">PDF 文件</label>
        <p className="hint" id="file-hint">
          与出具时的文件比对是否被改动。文件不保存。
        </p>
        <input id="file" name="file" type="file" required aria-describedby="file-hint" />
      </div>
      <button className="button" type="submit">
        比对
      </button>
    </form>
  )
}

/** The document as anybody may know it, and a place to hold a file against it. */
export function VerifyPage({
  page,
  view: { result, isSame, code },
}: {
  page: PageContext
  view: VerifyView
}): ReactNode {
  const rows = [
    ['文书', result.title],
    ['编号', result.number],
    ['服务事项', result.serviceName],
    ['出具单位', result.unitName],
    ['当事人', result.shownName],
    ['出具日期', result.issuedOn],
    ['有效期至', result.validUntil ?? '长期'],
    ['文件指纹（SHA-256）', result.fileHash],
  ] as const
  return (
    <Frame
      page={page}
      title={TITLE}
      crumbs={[HALL, { name: TITLE, href: '/verify' }, { name: result.number }]}
      meta={HIDDEN_META}
    >
      <h1 className="page-title">{result.isExpired ? '文书已过有效期' : '文书有效'}</h1>
      <div className={result.isExpired ? 'notice late' : 'notice good'}>
        <p>
          这份文书由本校出具。{result.isExpired ? '有效期已过，请当事人重新办理。' : '请核对下列内容与文书是否一致。'}
        </p>
      </div>
      <Same isSame={isSame} />
      <Contact rows={rows} />
      <CompareForm code={code} />
    </Frame>
  )
}
