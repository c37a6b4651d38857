import { Button, Form, InputNumber, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  decideAppeal,
  fileAppeal,
  scoreUnit,
  writeSelfAssessment,
} from '../../../../src/features/assessment/assessment.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { ActDialog, LongText } from '../../parts/fields.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { type Assessment, type Line, pointsText } from './assessment-words.ts'

type Act = 'score' | 'self' | 'appeal' | { readonly decide: string }

interface OfUnit {
  readonly view: Assessment
  readonly line: Line
}

interface DialogProps extends OfUnit {
  readonly act: Act | undefined
  readonly close: () => void
}

function ScoreDialog({ view, line, act, close }: DialogProps): ReactNode {
  const score = useAct(scoreUnit)
  const byHand = view.indicators.filter(({ measure }) => measure === null)
  return (
    <ActDialog<{ indicatorKey: string; points: number; reason: string }>
      isOpen={act === 'score'}
      close={close}
      title={`为${line.name}打分`}
      okText="打分"
      done="已打分"
      initial={byHand.length === 1 ? { indicatorKey: byHand[0]?.key ?? '' } : {}}
      run={(body) => score.mutateAsync({ params: { id: view.id, unitId: line.unitId }, body })}
    >
      <Form.Item name="indicatorKey" label="指标" rules={[{ required: true, message: '请选择指标' }]}>
        <Select
          options={byHand.map(({ key, name, points }) => ({ value: key, label: `${name}（${String(points)} 分）` }))}
        />
      </Form.Item>
      <Form.Item name="points" label="得分" rules={[{ required: true, message: '请填写得分' }]}>
        <InputNumber min={0} max={100} step={0.5} precision={1} />
      </Form.Item>
      <LongText name="reason" label="理由" />
    </ActDialog>
  )
}

function WordsDialogs({ view, line, act, close }: DialogProps): ReactNode {
  const [self, appeal, decide] = [useAct(writeSelfAssessment), useAct(fileAppeal), useAct(decideAppeal)]
  const params = { id: view.id, unitId: line.unitId }
  const appealId = typeof act === 'object' ? act.decide : ''
  return (
    <>
      <ActDialog<{ words: string }>
        isOpen={act === 'self'}
        close={close}
        title="单位自评"
        okText="保存"
        done="已保存"
        initial={{ words: line.self }}
        run={(body) => self.mutateAsync({ params, body })}
      >
        <LongText name="words" label="自评" most={5000} />
      </ActDialog>
      <ActDialog<{ words: string }>
        isOpen={act === 'appeal'}
        close={close}
        title="申诉"
        okText="提出申诉"
        done="已提出"
        run={(body) => appeal.mutateAsync({ params, body })}
      >
        <LongText name="words" label="申诉内容" most={2000} />
      </ActDialog>
      <ActDialog<{ decision: string }>
        isOpen={typeof act === 'object'}
        close={close}
        title="答复申诉"
        okText="答复"
        done="已答复"
        run={(body) => decide.mutateAsync({ params: { id: view.id, appealId }, body })}
      >
        <LongText name="decision" label="答复" most={2000} />
      </ActDialog>
    </>
  )
}

function Points({ view, line }: OfUnit): ReactNode {
  return (
    <ul className="lines">
      {view.indicators.map((indicator) => {
        const score = line.scores.find(({ indicatorKey }) => indicatorKey === indicator.key)
        return (
          <li key={indicator.key}>
            <span className="grow">{indicator.name}</span>
            <b>{pointsText(line, indicator)}</b>
            {score ? (
              <span className="quiet">
                {score.scorer}：{score.reason}
              </span>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

function Appeals({ view, line, setAct }: OfUnit & { setAct: (act: Act) => void }): ReactNode {
  if (line.appeals.length === 0) return null
  return (
    <>
      <h3>申诉</h3>
      <ul className="lines">
        {line.appeals.map(({ id, words, decision }) => (
          <li key={id}>
            <span className="grow">{words}</span>
            {decision === null ? (
              <span className="quiet">等待答复</span>
            ) : (
              <span className="quiet">答复：{decision}</span>
            )}
            {decision === null && view.mayDecide ? (
              <Button
                size="small"
                onClick={() => {
                  setAct({ decide: id })
                }}
              >
                答复
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function Buttons({ view: { state, mayScore }, line, setAct }: OfUnit & { setAct: (act: Act) => void }): ReactNode {
  const offered: [Act, string, boolean][] = [
    ['score', '打分', state === 'open' && mayScore],
    ['self', '填写自评', state === 'open' && line.mayAnswer],
    ['appeal', '提出申诉', state === 'preview' && line.mayAnswer],
  ]
  return offered
    .filter(([, , isOffered]) => isOffered)
    .map(([act, words]) => (
      <Button
        key={words}
        onClick={() => {
          setAct(act)
        }}
      >
        {words}
      </Button>
    ))
}

/** One unit: what it got and why, what it says of itself, what it objects to. */
export function UnitDrawer({
  view,
  line,
  close,
}: {
  view: Assessment
  line: Line | undefined
  close: () => void
}): ReactNode {
  const [act, setAct] = useState<Act>()
  const done = (): void => {
    setAct(undefined)
  }
  return (
    <SideDrawer isOpen={line !== undefined} close={close} title={line?.name ?? ''} size={640}>
      {line === undefined ? null : (
        <>
          <Points view={view} line={line} />
          <EvidencePanel view={view} line={line} />
          <p className="acts">
            <Buttons view={view} line={line} setAct={setAct} />
          </p>
          {line.self === '' ? null : (
            <>
              <h3>自评</h3>
              <p className="own-words">{line.self}</p>
            </>
          )}
          <Appeals view={view} line={line} setAct={setAct} />
          <ScoreDialog view={view} line={line} act={act} close={done} />
          <WordsDialogs view={view} line={line} act={act} close={done} />
        </>
      )}
    </SideDrawer>
  )
}
