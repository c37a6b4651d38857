import { PLAN_FIGURES } from './plan-figures.ts'
import type { Figure } from './registry.ts'
import { SURVEY_FIGURES } from './survey-figures.ts'
import { TRAINING_FIGURES } from './training-figures.ts'

/** 监督保障: evaluation, trainings, plans of work. */
export const OVERSIGHT_FIGURES: readonly Figure[] = [...SURVEY_FIGURES, ...TRAINING_FIGURES, ...PLAN_FIGURES]
