import type { ReactNode } from 'react'
import type { ReportKey } from '../../mailboxes/index.ts'

/** A fingerprint in groups, as people compare it aloud. */
function groupsOf(fingerprint: string): string {
  return (fingerprint.match(/.{4}/g) ?? []).join(' ')
}

/** 加密举报: the key of the office on the page of its mailbox, with what it is compared by. */
export function KeyOfOffice({ reportKey }: { reportKey: ReportKey | null }): ReactNode {
  if (reportKey === null) return null
  const { no, fingerprint, fromOn } = reportKey
  return (
    <section aria-labelledby="encryption">
      <h2 id="encryption">加密举报</h2>
      <p>
        写信时可以选择“在浏览器中加密”：内容在您的浏览器中用监督办公室的密钥加密后才提交，只有持有口令的监督办公室人员能打开，系统管理人员、审计人员和其他部门都不能。
      </p>
      <p>
        现用密钥第 {no} 号，自 <time dateTime={fromOn}>{fromOn}</time> 起使用，指纹：
      </p>
      <p className="receipt receipt-code">{groupsOf(fingerprint)}</p>
      <p className="hint">
        指纹用来核对密钥没有被换过：可以与监督办公室在办公场所公布的指纹对照，或者打电话核对。不一致的，请不要通过网站举报，改为当面或者邮寄。
      </p>
    </section>
  )
}

const OPEN_TO_SERVER =
  '不加密的有：类型、投诉的单位、是否匿名、提交时间和附件的大小。投诉的单位用来避开在这个单位任职的监督人员；不想让服务器知道的，请不选，写在内容里。'

/** The choice to encrypt, which a script shows; without it the form says who can read the report. */
export function EncryptChoice({ reportKey }: { reportKey: ReportKey | null }): ReactNode {
  if (reportKey === null) return null
  return (
    <fieldset>
      <legend>加密举报</legend>
      <div data-encrypting hidden>
        <div className="field">
          <label>
            <input type="checkbox" defaultChecked /> 在浏览器中加密，只有监督办公室能打开
          </label>
        </div>
        <ul className="ways">
          <li>标题、内容、姓名、联系方式和附件在您的浏览器中加密，服务器只存密文，系统管理人员不能读。</li>
          <li>{OPEN_TO_SERVER}</li>
          <li>附件加密后，平台不能检查，也不能除去其中的作者、拍摄地点等信息；不想留下的，请先自行除去。</li>
          <li>监督办公室的答复和您以后的留言由服务器加密保存，凭编号和查询码查看，不在浏览器中加密。</li>
        </ul>
        <p className="hint">
          使用第 {reportKey.no} 号密钥，指纹 {groupsOf(reportKey.fingerprint)}
        </p>
      </div>
      <div className="notice" data-plain>
        <p>
          没有在浏览器中加密的，这封来信和附件只由服务器加密保存：其他部门看不到，但掌握服务器的技术人员有可能读到。
        </p>
        <p>
          这里没有“在浏览器中加密”可以选择的，是浏览器没有运行脚本或者不支持加密；可以换一个浏览器，或者当面、邮寄反映。
        </p>
      </div>
    </fieldset>
  )
}
