package org.kangyang.engine.pages;

import java.util.ArrayList;
import java.util.List;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.authorization.Groups;
import org.operaton.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.operaton.bpm.engine.impl.cfg.CommandChecker;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Switches authorization on and makes the staff known before the first request is served. */
@Component
@Order(10) // after the starter's own plugins, which would set authorization from their properties
class StaffPlugin extends AbstractProcessEnginePlugin {

    private static final Logger LOG = LoggerFactory.getLogger(StaffPlugin.class);

    private final PageSettings settings;
    private final ResourceLoader resources;

    StaffPlugin(PageSettings settings, ResourceLoader resources) {
        this.settings = settings;
        this.resources = resources;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(true);
        engine.setResourceAuthorizationProvider(new TaskAuthorizations());
        List<CommandChecker> checkers = new ArrayList<>(List.of(new TenantCommandChecker(), new OwnTaskChecker()));
        engine.setCommandCheckers(checkers);
        engine.setUserResourceWhitelistPattern(StaffFile.ID.pattern());
        engine.setGroupResourceWhitelistPattern(StaffFile.ID.pattern());
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        StaffFile file = staff();
        new Rights(engine.getAuthorizationService()).ensure();
        new Staff(engine).ensure(file);
        if (engine.getIdentityService()
                        .createUserQuery()
                        .memberOfGroup(Groups.OPERATON_ADMIN)
                        .count()
                == 0) {
            LOG.warn("There is no administrator yet: open /operaton/app/admin/ on this machine (http://127.0.0.1 or"
                    + " http://localhost) and create one, or name a staff file by engine.staff");
        }
    }

    private StaffFile staff() {
        String location = settings.staff();
        if (location == null || location.isBlank()) {
            return StaffFile.NONE;
        }
        boolean bare = !location.contains(":");
        return StaffFile.read(resources.getResource(bare ? "file:" + location : location));
    }
}
