import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { addPaper } from '../../../../src/features/applications/application-views.contract.ts'
import { withholdPaper } from '../../../../src/features/applications/redactions.contract.ts'
import type { Input } from '../../../../src/platform/http/endpoint.contract.ts'
import { upload } from '../../api/upload.ts'
import { useAct } from '../../api/use-call.ts'
import { ChooseFile } from '../../parts/choose-file.tsx'
import { FaultNotice } from '../../parts/fault.tsx'
import { Panel } from '../../parts/page.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText, sizeText } from '../../parts/words.tsx'
import { optionsOf } from '../documents/names.ts'
import type { CaseView } from './case-view.ts'
import { ADDED_NAMES, AUDIENCE_WORDS, PAPER_NAMES } from './names.ts'
import { SendingShare, useSending } from './use-sending.tsx'

type Paper = CaseView['papers'][number]
type AddedRole = Input<typeof addPaper>['query']['role']

const ACCEPT = '.pdf,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.txt,.csv,.png,.jpg,.jpeg,.ofd,.wps'

function AddPaper({ id }: { id: string }): ReactNode {
  const { share, fault, send } = useSending('材料已收入')
  const [role, setRole] = useState<AddedRole>('evidence')
  return (
    <>
      <div className="tasks">
        <Select<AddedRole>
          aria-label="材料的种类"
          style={{ width: 260, maxWidth: '100%' }}
          options={optionsOf(ADDED_NAMES)}
          value={role}
          onChange={setRole}
        />
        <ChooseFile
          label="上传材料"
          accept={ACCEPT}
          choose={(file) =>
            void send((onProgress) => upload(addPaper, { params: { id }, query: { role }, file, onProgress }))
          }
        />
      </div>
      <SendingShare share={share} />
      {fault === null ? null : <FaultNotice error={fault} />}
      <p className="quiet">
        提供给申请人的文件在收入时清除作者、时间等信息，随答复一并审查、签发，签发后不能增减；其他材料按原样保存，作为证据。
      </p>
    </>
  )
}

const UNSIGNED: readonly CaseView['state'][] = ['registered', 'assigned', 'consulting', 'drafted', 'in-review']

/** Takes a file out of the answer while it is not signed. */
function Withhold({ view, paper }: { view: CaseView; paper: Paper }): ReactNode {
  const dialog = useOpen()
  const withhold = useAct(withholdPaper)
  const isOffered = paper.role === 'answer' && paper.audience === 'applicant' && UNSIGNED.includes(view.state)
  if (!view.may.addPaper.ok || !isOffered) return null
  return (
    <>
      <Button size="small" aria-label={`从答复中取出 ${paper.name}`} onClick={dialog.open}>
        取出
      </Button>
      <ReasonDialog
        isOpen={dialog.isOpen}
        close={dialog.close}
        title="从答复中取出？"
        note={`“${paper.name}”不再随答复提供，仍保留在材料中。已经通过的保密审查失效，须重新审查。`}
        okText="取出"
        done="已取出"
        run={(reason) => withhold.mutateAsync({ params: { id: view.id, paperId: paper.id }, body: { reason } })}
      />
    </>
  )
}

/** The papers of the case, each with who gets to see it. */
export function PapersPanel({ view }: { view: CaseView }): ReactNode {
  const { papers, may, id } = view
  if (papers.length === 0 && !may.addPaper.ok) return null
  return (
    <Panel title={`材料 ${String(papers.length)} 份`}>
      <ul className="lines">
        {papers.map((paper) => (
          <li key={paper.id}>
            <a className="grow" href={paper.url} download={paper.name}>
              {paper.name}
            </a>
            <span>{PAPER_NAMES[paper.role]}</span>
            <span className="quiet">
              {sizeText(paper.size)} · {AUDIENCE_WORDS[paper.audience]} · {instantText(paper.at)}
            </span>
            <Withhold view={view} paper={paper} />
          </li>
        ))}
      </ul>
      {may.addPaper.ok ? <AddPaper id={id} /> : null}
    </Panel>
  )
}
