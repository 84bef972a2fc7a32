// The learner's own file: its kinds and the messages of its widget (workbook/protocol/own_data.py).

import type { Text } from "../kit/types.d.ts";
import type { GradingPlan, TrackingPlan } from "../protocol.d.ts";

/** What a file is used for. */
export type Kind = "customer-grading" | "satisfaction-tracking";

/** What a column is used as. */
export type Use = "none" | "name" | "criterion" | "item" | "month" | "rate" | "month-rates";

/** A file that can be taken away. */
export type FileName = "made" | "picture" | "left-out";

/** The columns and figures of an operation `run`, as the form reads them. */
export type Plan = GradingPlan | (Omit<TrackingPlan, "item"> & { item: string | null });

/** The traits of the widget. */
export interface Traits {
  kind: Kind;
  texts: Record<string, Text>;
  messages: Record<string, Text>;
  language: "en" | "zh";
}
