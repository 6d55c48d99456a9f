import { Outlet } from '@tanstack/react-router';

/** Le cadre des écrans de l'agent. */
export const CadreAgent = () => (
  <div className="page agent">
    <Outlet />
  </div>
);
