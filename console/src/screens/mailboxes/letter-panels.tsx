import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ADOPTION_NAMES, FINDING_NAMES, RELEASE_NAMES } from '../../../../src/kernel/case-words.ts'
import { Panel } from '../../parts/page.tsx'
import { instantText } from '../../parts/words.tsx'
import { facts } from '../cases/history-panels.tsx'
import type { LetterView } from './letter-view.ts'
import { CASE_NAMES } from './names.ts'

interface PanelProps {
  readonly view: LetterView
}

function orNone(words: string): ReactNode {
  return words === '' ? <span className="quiet">没有填写</span> : words
}

function wishOf({ isAnonymous, allowsPublication }: LetterView): string {
  return `${isAnonymous ? '匿名' : '实名'}，${allowsPublication ? '同意隐去姓名后公开答复' : '不同意公开'}`
}

function Words({ view: { words, isEncrypted } }: PanelProps): ReactNode {
  if (isEncrypted) return null
  if (words === null) return <p className="quiet">保存期满，内容已经删除。</p>
  return (
    <>
      <h3>{words.title}</h3>
      <p className="written">{words.what}</p>
    </>
  )
}

/** What was written, and where it was sent. */
export function WordsPanel({ view }: PanelProps): ReactNode {
  const { mailboxName, sectionName, aboutUnitName, caseName, openedOn, kindName } = view
  return (
    <Panel title={view.channel === 'telephone' ? '来电内容' : '来信内容'}>
      <Words view={view} />
      {facts([
        ['信箱', sectionName === '' ? mailboxName : `${mailboxName} · ${sectionName}`],
        ['类型', kindName],
        ['涉及的单位', orNone(aboutUnitName)],
        ['来信人意愿', wishOf(view)],
        ['收到', `${openedOn} ${CASE_NAMES[caseName]}`],
      ])}
    </Panel>
  )
}

/** The page that a reader says is inaccurate, and what was found. */
export function PagePanel({ view: { page } }: PanelProps): ReactNode {
  if (page === null) return null
  const { documentId, no, title, isShown, finding, hasChanged } = page
  return (
    <Panel title="反映的信息">
      {facts([
        [
          '信息',
          <Link key="document" to={`/documents/${documentId}`}>
            {title}
          </Link>,
        ],
        ['门户页面', isShown ? <a href={`/info/${String(no)}`}>第 {no} 号</a> : '已撤下'],
        ['版本', hasChanged ? '反映之后有新的版本，或者已撤下' : '还是反映时的版本'],
        ['核实结果', finding === null ? '还没有' : FINDING_NAMES[finding]],
      ])}
    </Panel>
  )
}

/** The answer as it stands, and who lets it go out. */
export function AnswerPanel({ view }: PanelProps): ReactNode {
  const { answer, release, publicNo, mailboxSlug, caseName } = view
  if (answer === null) return null
  const releaser = caseName === 'complaint' ? '监督办公室' : RELEASE_NAMES[release]
  return (
    <Panel
      title={
        <>
          答复{' '}
          <Tag color={answer.releasedAt === null ? 'warning' : 'success'}>
            {answer.releasedAt === null ? `待${releaser}审发` : `${instantText(answer.releasedAt)} 审发`}
          </Tag>
        </>
      }
    >
      <p className="written">{answer.text}</p>
      {publicNo === null ? null : (
        <p>
          已公开：
          <a href={`/mailboxes/${mailboxSlug}/answers/${String(publicNo)}`}>第 {publicNo} 号答复</a>
        </p>
      )}
    </Panel>
  )
}

function solvedWords({ isSolved }: LetterView): string {
  if (isSolved === null) return '来信人没有说明'
  return isSolved ? '来信人说已经解决' : '来信人说没有解决'
}

function adoptionFacts({ adoption, adoptionNote }: LetterView): (readonly [string, string])[] {
  if (adoption === null) return []
  const note = adoptionNote === '' ? [] : [['汇总中的说明', adoptionNote] as const]
  return [['采纳决定', ADOPTION_NAMES[adoption]], ...note]
}

/** What the writer said of the answer, and what was decided on a suggestion. */
export function AfterPanel({ view }: PanelProps): ReactNode {
  const { rating, reopened, reopenUntil, adoption, concludedOn } = view
  if (concludedOn === null && adoption === null && reopened === 0) return null
  return (
    <Panel title="答复之后">
      {facts([
        ['评价', rating === null ? '没有评价' : `${String(rating)} 分（满分 5 分）`],
        ['是否解决', solvedWords(view)],
        ['重新办理', reopened === 0 ? '没有' : `${String(reopened)} 次`],
        ...(reopenUntil === null ? [] : ([['可要求重办到', reopenUntil]] as const)),
        ...adoptionFacts(view),
      ])}
    </Panel>
  )
}
