package org.kangyang.engine.pages;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.webapp.impl.security.auth.Authentication;
import org.operaton.bpm.webapp.impl.security.auth.Authentications;
import org.operaton.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * Finished and running instances for supervisors; Cockpit's community edition shows running ones only. Who is logged
 * in to Cockpit is logged in here.
 */
@Controller
class PastInstancesController {

    static final String PATH = "/operaton/finished";

    private static final String LOGIN = "redirect:/operaton/app/cockpit/default/";

    private final PastInstances instances;
    private final PageSettings settings;

    PastInstancesController(PastInstances instances, PageSettings settings) {
        this.instances = instances;
        this.settings = settings;
    }

    @GetMapping(PATH)
    ModelAndView list(@ModelAttribute("search") InstanceSearch search) {
        return forSupervisors(() -> page("pages/finished")
                .addObject("page", instances.page(search))
                .addObject("processes", instances.processes())
                .addObject("states", InstanceSearch.State.values()));
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(@PathVariable String id) {
        return forSupervisors(() -> instances
                .past(id)
                .map(past -> page("pages/instance").addObject("past", past))
                .orElseGet(() -> refused(HttpStatus.NOT_FOUND, "没有这个办件，或已超过保留时间。")));
    }

    private ModelAndView forSupervisors(Supplier<ModelAndView> answer) {
        UserAuthentication person = person();
        if (person == null) {
            return new ModelAndView(LOGIN);
        }
        if (!person.isAuthorizedForApp("cockpit")) {
            return refused(HttpStatus.FORBIDDEN, "您没有查看办件的权限，请联系系统管理员。");
        }
        return answer.get();
    }

    private static @Nullable UserAuthentication person() {
        Authentications all = Authentications.getCurrent();
        Authentication one = all == null ? null : all.getAuthenticationForProcessEngine("default");
        return one instanceof UserAuthentication user ? user : null;
    }

    private ModelAndView refused(HttpStatus status, String reason) {
        ModelAndView refused = page("pages/refused").addObject("reason", reason);
        refused.setStatus(status);
        return refused;
    }

    private ModelAndView page(String view) {
        return new ModelAndView(view)
                .addObject("title", settings.title())
                .addObject("numberLabel", settings.numberLabel());
    }
}
