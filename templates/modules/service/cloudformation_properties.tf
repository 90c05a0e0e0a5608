# How var.cloudformation_properties are merged over the properties that the module renders: maps key by key, lists by
# what identifies their items. What an input decides they must not set, see owned_properties.tf, so nothing rendered is
# ever lost.

locals {
  rendered_properties = {
    service         = local.rendered_service
    task_definition = local.rendered_task_definition

    # The options of one log driver mean nothing to another: its configuration replaces the rendered one.
    container = {
      for property, value in local.rendered_containers[0] : property => value
      if property != "LogConfiguration" || local.log_driver == "awslogs"
    }
  }

  log_driver = try(var.cloudformation_properties.container.LogConfiguration.LogDriver, "awslogs")

  # Deep enough for everything that is rendered. What the module does not render is taken as it is.
  properties = {
    for part, rendered in local.rendered_properties : part => {
      for property in setunion(keys(rendered), keys(var.cloudformation_properties[part])) : property => try(
        local.merged_lists[property],
        {
          for setting in setunion(keys(rendered[property]), keys(var.cloudformation_properties[part][property])) : setting => try(
            merge(rendered[property][setting], var.cloudformation_properties[part][property][setting]),
            var.cloudformation_properties[part][property][setting],
            rendered[property][setting],
          )
        },
        var.cloudformation_properties[part][property],
        rendered[property],
      )
    }
  }
}

# ------------------------------------------------------------------------------
# Lists
# ------------------------------------------------------------------------------

locals {
  # For each list that the module renders, what identifies an item, and what an item has that leaves it out.
  item_identities = {
    Environment          = { Name = null }
    LoadBalancers        = { LoadBalancerName = null, TargetGroupArn = var.target_group_arn }
    MountPoints          = { ContainerPath = null }
    PortMappings         = { ContainerPort = null, Protocol = "tcp" }
    ResourceRequirements = { Type = null }
    Volumes              = { Name = null }
  }

  lists = {
    for side, parts in { rendered = local.rendered_properties, given = var.cloudformation_properties } : side => {
      for list, identity in local.item_identities : list => [
        for item in try(parts.service[list], parts.task_definition[list], parts.container[list], []) : {
          id         = jsonencode([for key, default in identity : try(tostring(item[key]), item[key], default)])
          properties = item
        }
      ]
    }
  }

  # A rendered item with what is given for it, and behind these the given ones that are new.
  merged_lists = {
    for list, items in local.lists.given : list => concat(
      [
        for rendered in local.lists.rendered[list] : merge(
          rendered.properties,
          [
            for given in items : {
              for property, value in given.properties : property => try(merge(rendered.properties[property], value), value)
            } if given.id == rendered.id
          ]...
        )
      ],
      [for given in items : given.properties if !contains(local.lists.rendered[list][*].id, given.id)],
    )
  }
}

# ------------------------------------------------------------------------------
# For the validations of var.cloudformation_properties
# ------------------------------------------------------------------------------

locals {
  # The part, and one to three names of properties from there down.
  owned_paths = [for path in keys(local.owned_properties) : split(".", path)]
}
