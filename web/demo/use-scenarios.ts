import { useCallback, useEffect, useState } from 'react';
import { readScenarios, type ScenarioGroup } from './api.ts';

export interface Scenarios {
  groups: ScenarioGroup[] | undefined;
  hasFailed: boolean;
  reload: () => void;
}

/** The orders one can choose from, read once. */
export function useScenarios(): Scenarios {
  const [groups, setGroups] = useState<ScenarioGroup[]>();
  const [hasFailed, setFailed] = useState(false);
  const reload = useCallback(() => {
    setFailed(false);
    readScenarios().then(setGroups, () => setFailed(true));
  }, []);
  useEffect(reload, [reload]);
  return { groups, hasFailed, reload };
}
