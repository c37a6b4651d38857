import type { ReactNode } from 'react'

/** A file to take along. */
export interface FileView {
  readonly name: string
  readonly href: string
  readonly kind: string
  readonly size: string
}

/** What shows that a publication is what it was: hash of the revision, the instant of the database, who approved. */
export interface ProofView {
  readonly hash: string
  readonly publishedAt: string
  readonly steps: readonly string[]
  readonly revisionNo: number
  readonly note: string
}

/** The attachments, each with its kind and size in words. */
export function Files({ files }: { files: readonly FileView[] }): ReactNode {
  if (files.length === 0) return null
  return (
    <section className="attached" aria-labelledby="files">
      <h2 id="files">附件（{files.length}）</h2>
      <ul className="files">
        {files.map(({ name, href, kind, size }) => (
          <li key={href}>
            <span className="kind" aria-hidden="true">
              {kind}
            </span>
            <a href={href}>
              {name}
              <span className="skip">
                （{kind} 文件，{size}，点击下载）
              </span>
            </a>
            <span className="by" aria-hidden="true">
              {size}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The proof of publication, as a quiet line. */
export function Proof({ proof, no }: { proof: ProofView | null; no: number }): ReactNode {
  if (!proof) return null
  const { hash, publishedAt, steps, revisionNo, note } = proof
  return (
    <div className="proof">
      <p>
        <span>发布时间 {publishedAt}（由数据库记录，不可更改）</span>
        {note === '' ? null : <span>{note}</span>}
        {steps.length === 0 ? null : <span>审核：{steps.join('、')}</span>}
        <span>第 {revisionNo} 版</span>
        <a href={`/info/${String(no)}/report`} rel="nofollow">
          此信息不准确？
        </a>
      </p>
      <p>
        公开凭证 <span className="hash">sha256 {hash}</span>
      </p>
    </div>
  )
}

/** The address of a page to copy, and its code for the phone. */
export function Share({ no, publicUrl }: { no: number; publicUrl: string }): ReactNode {
  const path = `/info/${String(no)}`
  return (
    <div className="share">
      <img src={`${path}/qr.svg`} alt="本页网址的二维码" width="112" height="112" loading="lazy" />
      <p>
        <b>用手机阅读或转给他人</b>
        <span>扫描二维码，或者复制本页网址：</span>
        <span className="address">{publicUrl + path}</span>
      </p>
    </div>
  )
}
