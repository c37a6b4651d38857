import { Button, Space } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import type { Dayjs } from 'dayjs'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { addProof, endAppearance, getAppearance } from '../../../../src/features/channels/channels.contract.ts'
import { AUDIENCE_NAMES } from '../../../../src/kernel/audience.ts'
import { CHANNEL_KIND_NAMES, DRIFT_WORDS } from '../../../../src/kernel/channel-terms.ts'
import { upload } from '../../api/upload.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { ChooseFile } from '../../parts/choose-file.tsx'
import { useDo } from '../../parts/fault.tsx'
import { ActDialog, DayField, dayText, LongText } from '../../parts/fields.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { today } from '../../parts/today.ts'
import { instantText } from '../../parts/words.tsx'
import { facts } from '../cases/history-panels.tsx'
import { CorrectionForm } from './appearance-form.tsx'
import { type Appearance, PLACE_LABELS, stateOf } from './channel-words.ts'

function Matter({ appearance: { documentId, no, title } }: { appearance: Appearance }): ReactNode {
  if (documentId === null) return title
  return (
    <Link to={`/documents/${documentId}`}>
      {no === null ? '' : `第 ${String(no)} 号 `}
      {title}
    </Link>
  )
}

function placeOf({ place }: Appearance): ReactNode {
  return /^https?:/u.test(place) ? <a href={place}>{place}</a> : place
}

function Proofs({ proofs }: Pick<Appearance, 'proofs'>): ReactNode {
  if (proofs.length === 0) return '还没有'
  return proofs.map(({ id, name, url }) => (
    <div key={id}>
      <a href={url}>{name}</a>
    </div>
  ))
}

function Facts({ appearance }: { appearance: Appearance }): ReactNode {
  const { channelName, kind, drift, hash, note, reason, voidReason, untilOn } = appearance
  const rows: [string, ReactNode][] = [
    ['内容', <Matter key="matter" appearance={appearance} />],
    ['渠道', `${channelName}（${CHANNEL_KIND_NAMES[kind]}）`],
    ['发布日期', `${appearance.appearedOn}${untilOn === null ? '' : `，张贴到 ${untilOn}`}`],
    [PLACE_LABELS[kind], placeOf(appearance)],
    ['说明', note],
    ['发布范围', AUDIENCE_NAMES[appearance.audience]],
    ['责任单位', appearance.unitName],
    ['展示的版本', hash === null ? '' : `校验值 ${hash.slice(0, 16)}`],
    ['状态', stateOf(appearance)],
    ['不一致', drift === null ? '' : `${DRIFT_WORDS[drift].what}。${DRIFT_WORDS[drift].cure}`],
    ['更正的理由', reason],
    ['作废的理由', voidReason],
    ['登记', `${appearance.registeredBy}，${instantText(appearance.registeredAt)}`],
    ['佐证', <Proofs key="proofs" proofs={appearance.proofs} />],
  ]
  return facts(rows.filter(([, value]) => value !== '') as [string, string][])
}

interface End {
  readonly on: Dayjs
  readonly reason: string
}

/** Asks since when, and why. */
function EndDialog({
  appearance: { id, appearedOn },
  kind,
  ...dialog
}: {
  appearance: Appearance
  kind: 'taken-down' | 'void'
  isOpen: boolean
  close: () => void
}): ReactNode {
  const end = useAct(endAppearance)
  const isVoid = kind === 'void'
  return (
    <ActDialog<End>
      {...dialog}
      title={isVoid ? '作废登记' : '登记撤下'}
      okText={isVoid ? '作废' : '登记'}
      done={isVoid ? '已作废，记录保留' : '已登记撤下'}
      isDanger={isVoid}
      run={({ on, reason }) => end.mutateAsync({ params: { id }, body: { kind, on: dayText(on), reason } })}
    >
      <p>{isVoid ? '登记有误、实际没有发布的，作废；作废的不再计数。' : '该渠道上已经撤下的，登记撤下的日期。'}</p>
      <DayField name="on" label={isVoid ? '发现的日期' : '撤下的日期'} from={appearedOn} until={today()} />
      <LongText name="reason" label="理由" most={500} />
    </ActDialog>
  )
}

type Asking = 'correct' | 'taken-down' | 'void' | null

function Acts({ appearance }: { appearance: Appearance }): ReactNode {
  const [asking, setAsking] = useState<Asking>(null)
  const client = useQueryClient()
  const act = useDo()
  if (!appearance.mayChange) return null
  const { id, takenDownOn } = appearance
  const ask = (what: Asking) => (): void => {
    setAsking(what)
  }
  const prove = async (file: File): Promise<void> => {
    await upload(addProof, { params: { id }, file })
    await client.invalidateQueries()
  }
  return (
    <Space wrap style={{ marginTop: 16 }}>
      <ChooseFile
        label="上传佐证"
        accept=".jpg,.jpeg,.png,.webp,.pdf"
        choose={(file) => void act(() => prove(file), '已上传，照片中的拍摄信息已清除')}
      />
      {takenDownOn === null ? <Button onClick={ask('taken-down')}>登记撤下</Button> : null}
      <Button onClick={ask('correct')}>更正</Button>
      <Button danger onClick={ask('void')}>
        作废
      </Button>
      <EndDialog appearance={appearance} kind="taken-down" isOpen={asking === 'taken-down'} close={ask(null)} />
      <EndDialog appearance={appearance} kind="void" isOpen={asking === 'void'} close={ask(null)} />
      <CorrectionForm before={appearance} isOpen={asking === 'correct'} close={ask(null)} />
    </Space>
  )
}

function One({ id }: { id: string }): ReactNode {
  const query = useCall(getAppearance, { params: { id } })
  return (
    <Loaded query={query}>
      {(appearance) => (
        <>
          <Facts appearance={appearance} />
          <Acts appearance={appearance} />
        </>
      )}
    </Loaded>
  )
}

/** One entry of the register: what, where, when, for whom, with what proof, and what can be done about it. */
export function AppearanceDrawer({ id, close }: { id: string | undefined; close: () => void }): ReactNode {
  return (
    <SideDrawer isOpen={id !== undefined} close={close} title="发布登记" size={620}>
      {id === undefined ? null : <One key={id} id={id} />}
    </SideDrawer>
  )
}
