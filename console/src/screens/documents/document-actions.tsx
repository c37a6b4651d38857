import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { discardDocument, recallDocument } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { AbilityButton } from '../../parts/ability-button.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import type { DocumentDetail } from './document-detail.ts'
import { PlacingDialog } from './placing-dialog.tsx'
import { EmergencyDialog, PublishDialog, WithdrawDialog } from './publishing-dialogs.tsx'
import { SubmitButton } from './submit-button.tsx'

type Open = 'recall' | 'discard' | 'publish' | 'emergency' | 'withdraw' | 'place' | null

function RecallDialog({ id, isOpen, close }: { id: string; isOpen: boolean; close: () => void }): ReactNode {
  const recall = useAct(recallDocument)
  return (
    <ReasonDialog
      isOpen={isOpen}
      close={close}
      title="撤回送审"
      note="撤回后可以继续修改，再次送审时审核从头开始。"
      okText="撤回送审"
      done="已撤回送审"
      run={(reason) => recall.mutateAsync({ params: { id }, body: { reason } })}
    />
  )
}

function DiscardDialog({ id, isOpen, close }: { id: string; isOpen: boolean; close: () => void }): ReactNode {
  const discard = useAct(discardDocument)
  const navigate = useNavigate()
  return (
    <ReasonDialog
      isOpen={isOpen}
      close={close}
      title="删除这份草稿？"
      note="只有从未公开过的草稿可以删除。删除会记入台账。"
      okText="删除"
      isDanger
      label={null}
      run={async () => {
        await discard.mutateAsync({ params: { id } })
        await navigate('/documents')
      }}
    />
  )
}

interface ButtonsProps {
  readonly document: DocumentDetail
  readonly start: (which: Open) => void
}

function PublishButton({ document: { may, workState }, start }: ButtonsProps): ReactNode {
  const isPublisher = useSession().may('documents.publish')
  if (!isPublisher || !['approved', 'scheduled'].includes(workState)) return null
  return (
    <AbilityButton
      type="primary"
      ability={may.publish}
      onClick={() => {
        start('publish')
      }}
    >
      发布
    </AbilityButton>
  )
}

/** The buttons, each only where the server would accept it. */
function Buttons({ document, start }: ButtonsProps): ReactNode {
  const { id, may, workState } = document
  const navigate = useNavigate()
  const offers: [isOffered: boolean, label: string, which: Open][] = [
    [may.recall.ok, '撤回送审', 'recall'],
    [may.discard.ok, '删除草稿', 'discard'],
    [may.emergencyPublish.ok, '紧急发布', 'emergency'],
    [may.place.ok, '上推到门户', 'place'],
    [may.withdraw.ok, '撤回公开', 'withdraw'],
  ]
  return (
    <>
      {may.edit.ok ? <Button onClick={() => void navigate(`/documents/${id}/edit`)}>修改</Button> : null}
      {offers
        .filter(([isOffered]) => isOffered)
        .map(([, label, which]) => (
          <Button
            key={label}
            onClick={() => {
              start(which)
            }}
          >
            {label}
          </Button>
        ))}
      {may.edit.ok && ['draft', 'returned'].includes(workState) ? <SubmitButton document={document} /> : null}
      <PublishButton document={document} start={start} />
    </>
  )
}

/** What can be done with the document now. What the person's role never allows is left out; the rest says why not. */
export function DocumentActions({ document }: { document: DocumentDetail }): ReactNode {
  const { id } = document
  const [open, setOpen] = useState<Open>(null)
  const close = (): void => {
    setOpen(null)
  }
  return (
    <>
      <Buttons document={document} start={setOpen} />
      <RecallDialog id={id} isOpen={open === 'recall'} close={close} />
      <DiscardDialog id={id} isOpen={open === 'discard'} close={close} />
      <PublishDialog document={document} isOpen={open === 'publish'} close={close} />
      <EmergencyDialog document={document} isOpen={open === 'emergency'} close={close} />
      <PlacingDialog document={document} isOpen={open === 'place'} close={close} />
      <WithdrawDialog id={id} isOpen={open === 'withdraw'} close={close} />
    </>
  )
}
